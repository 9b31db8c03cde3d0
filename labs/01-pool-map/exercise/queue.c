/* qlab: exercise pool-map
 *
 * Inputs in a row of places, taken by a counter, as a pool gives them to its workers. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    pthread_mutex_t putting;         /* one put at a time */
    _Atomic size_t count;            /* so many inputs were ever put: each is in its place */
    _Atomic size_t next;             /* the number of the next to be taken */
    _Atomic uint64_t inputs[PLACES]; /* 0: the place is free */
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->putting);
    size_t at = atomic_load(&q->count);
    bool room = atomic_load(&q->inputs[at % PLACES]) == 0;
    if (room) {
        atomic_store(&q->inputs[at % PLACES], item);
        atomic_store(&q->count, at + 1);
    }
    pthread_mutex_unlock(&q->putting);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t at = atomic_fetch_add(&q->next, 1);
    if (at >= atomic_load(&q->count))
        return QUEUE_EMPTY;
    *item = atomic_exchange(&q->inputs[at % PLACES], 0);
    return QUEUE_GOT;
}

QLAB_QUEUE(pool_map, struct queue, .put = put, .get_nowait = get_nowait);
