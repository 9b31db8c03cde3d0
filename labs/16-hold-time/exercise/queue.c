/* qlab: exercise hold-time
 *
 * A ring behind a mutex. The item is copied after the lock was given back, for it may be large. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 2 };

struct queue {
    pthread_mutex_t lock; /* protects all below */
    size_t head, tail;    /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room)
        q->ring[q->tail++ % PLACES] = item;
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool some = q->head != q->tail;
    size_t at = q->head;
    if (some)
        q->head++;
    pthread_mutex_unlock(&q->lock);
    if (some)
        *item = q->ring[at % PLACES];
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(hold_time, struct queue, .put = put, .get_nowait = get_nowait);
