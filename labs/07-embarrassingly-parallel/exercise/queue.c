/* qlab: exercise embarrassingly-parallel
 *
 * A ring behind a mutex. What is put is wrapped first, outside of the lock. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    _Atomic uint64_t parcel; /* the item that is being put */
    pthread_mutex_t lock;    /* protects all below */
    size_t head, tail;       /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    atomic_store(&q->parcel, item);
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room)
        q->ring[q->tail++ % PLACES] = atomic_load(&q->parcel);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(embarrassingly_parallel, struct queue, .put = put, .get_nowait = get_nowait);
