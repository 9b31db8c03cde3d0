/* qlab: exercise rare-errors
 *
 * A ring behind a mutex, and a count beside it: Empty takes no lock. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    _Atomic size_t count; /* items inside */
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
    if (room)
        atomic_fetch_add(&q->count, 1);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    if (atomic_load(&q->count) == 0)
        return QUEUE_EMPTY;
    pthread_mutex_lock(&q->lock);
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    if (some)
        atomic_fetch_sub(&q->count, 1);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(rare_errors, struct queue, .put = put, .get_nowait = get_nowait);
