/* What the hostile queue files share: a small ring behind a mutex. Each does its mischief in put().
 */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 256 };

struct queue {
    pthread_mutex_t lock;
    unsigned head, tail;
    uint64_t slot[PLACES];
};

static void mischief(void *queue);

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    mischief(queue);
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room)
        q->slot[q->tail++ % PLACES] = item;
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool found = q->tail != q->head;
    if (found)
        *item = q->slot[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return found ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(hostile, struct queue, .put = put, .get_nowait = get_nowait);
