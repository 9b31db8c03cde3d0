/* qlab: exercise shard-scan
 *
 * Two rings, each behind its own lock. Items keep no order among rings. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8, SHARDS = 2 };

struct shard {
    pthread_mutex_t lock;
    size_t head, tail;
    uint64_t ring[PLACES];
};

struct queue {
    _Atomic size_t puts, gets; /* how many were begun: each begins at the next shard */
    struct shard shards[SHARDS];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct shard *shard = &q->shards[(atomic_fetch_add(&q->puts, 1) + 1) % SHARDS];
    pthread_mutex_lock(&shard->lock);
    bool room = shard->tail - shard->head < PLACES;
    if (room)
        shard->ring[shard->tail++ % PLACES] = item;
    pthread_mutex_unlock(&shard->lock);
    return room;
}

static bool take(struct shard *shard, uint64_t *item)
{
    pthread_mutex_lock(&shard->lock);
    bool some = shard->head != shard->tail;
    if (some)
        *item = shard->ring[shard->head++ % PLACES];
    pthread_mutex_unlock(&shard->lock);
    return some;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t first = atomic_fetch_add(&q->gets, 1);
    for (size_t i = 0; i < SHARDS; i++)
        if (take(&q->shards[(first + i) % SHARDS], item))
            return QUEUE_GOT;
    return QUEUE_EMPTY;
}

QLAB_QUEUE(shard_scan, struct queue, .put = put, .get_nowait = get_nowait, .order = QUEUE_BAG);
