/* qlab: exercise replica-lag
 *
 * A ring behind a mutex, and a copy of its tail that needs no lock. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    _Atomic size_t copied; /* .tail, as far as the copy knows */
    pthread_mutex_t lock;  /* protects all below; the head may be read without it */
    _Atomic size_t head;   /* how many items were ever got, */
    size_t tail;           /* ever put */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room)
        q->ring[q->tail++ % PLACES] = item;
    size_t tail = q->tail;
    pthread_mutex_unlock(&q->lock);
    atomic_store(&q->copied, tail);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t head = atomic_load(&q->head);
    if (atomic_load(&q->copied) <= head)
        return QUEUE_EMPTY;
    pthread_mutex_lock(&q->lock);
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(replica_lag, struct queue, .put = put, .get_nowait = get_nowait);
