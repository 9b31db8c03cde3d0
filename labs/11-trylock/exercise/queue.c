/* qlab: exercise trylock
 *
 * One mutex around a ring; nobody waits for it, neither putter nor getter. */
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
    if (pthread_mutex_trylock(&q->lock) != 0)
        return false; /* the putter tries again later; nobody is told a lie about the ring */
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

QLAB_QUEUE(trylock, struct queue, .put = put, .get_nowait = get_nowait);
