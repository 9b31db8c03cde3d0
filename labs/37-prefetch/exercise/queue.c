/* qlab: exercise prefetch
 *
 * A ring behind a mutex, the store; and before it a counter, to which two items come at a time. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 8, BATCH = 2 };

struct queue {
    pthread_mutex_t lock; /* protects the store: */
    size_t head, tail;    /* how many items ever left it, ever came */
    uint64_t ring[PLACES];
    pthread_mutex_t counter; /* protects what is there: */
    size_t held;
    uint64_t hand[BATCH];
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

/* Takes up to so many items from the store; how many. */
static size_t fetch(struct queue *q, uint64_t *items, size_t most)
{
    size_t count = 0;
    pthread_mutex_lock(&q->lock);
    while (count < most && q->head != q->tail)
        items[count++] = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return count;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    if (pthread_mutex_trylock(&q->counter) != 0)
        return fetch(q, item, 1) ? QUEUE_GOT : QUEUE_EMPTY;
    if (!q->held)
        q->held = fetch(q, q->hand, BATCH);
    bool some = q->held > 0;
    if (some)
        *item = q->hand[--q->held];
    pthread_mutex_unlock(&q->counter);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(prefetch, struct queue, .put = put, .get_nowait = get_nowait, .order = QUEUE_BAG);
