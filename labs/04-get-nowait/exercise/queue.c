/* qlab: exercise get-nowait
 *
 * One mutex around a ring, and a getter that does not want to wait. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

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
    if (pthread_mutex_trylock(&q->lock) != 0)
        return QUEUE_EMPTY;
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(get_nowait, struct queue, .put = put, .get_nowait = get_nowait);
