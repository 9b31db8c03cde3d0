/* Four queues in one, so that workers get into each other's way less: a bag of shards.
 *
 *     shard 0   a            put number n begins to look for room at shard n % 4, get number n for
 *     shard 1   b  e         an item; each goes round once. Every shard is the correct ring of
 *     shard 2   c            mutex.c; between shards there is no order.
 *     shard 3   d
 *
 * "Nothing in 0, nothing in 1, nothing in 2, nothing in 3" are four truths about four instants, and
 * Empty is a statement about one. The lie: a getter finds 0 empty and goes on; x is put into 0; now
 * y, the last item of 3, is got by somebody else; the getter finds 3 empty. First y, then x was
 * inside all the time, never the same item, and never where the getter looked. Full lies likewise.
 * So .NET's ConcurrentBag lied until dotnet/corefx#30947; moodycamel's ConcurrentQueue still may.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

enum { SHARDS = 4 };

struct shard {
    _Alignas(64) pthread_mutex_t lock; /* protects all of the shard and its part of the ring */
    size_t head, tail;                 /* how many items were ever got from here, ever put here */
};

struct queue {
    size_t places;                    /* in each shard */
    _Alignas(64) _Atomic size_t puts; /* how many put() have begun, */
    _Alignas(64) _Atomic size_t gets; /* and how many get_nowait() */
    struct shard shards[SHARDS];
    uint64_t ring[]; /* of shard s: `places` items from ring[s * places] */
};

static size_t places_of(size_t capacity)
{
    return (capacity + SHARDS - 1) / SHARDS;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + SHARDS * places_of(capacity) * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;

    q->places = places_of(capacity);
    atomic_init(&q->puts, 0);
    atomic_init(&q->gets, 0);
    error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    for (size_t s = 0; s < SHARDS && error == 0; s++) {
        q->shards[s].head = q->shards[s].tail = 0;
        if ((error = pthread_mutex_init(&q->shards[s].lock, &kind)) != 0)
            while (s > 0)
                pthread_mutex_destroy(&q->shards[--s].lock);
    }
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    for (size_t s = 0; s < SHARDS; s++)
        pthread_mutex_destroy(&q->shards[s].lock);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    /* relaxed: where to begin is a matter of taste; here and in get_nowait() */
    size_t first = atomic_fetch_add_explicit(&q->puts, 1, memory_order_relaxed);
    bool room = false;
    for (size_t i = 0; i < SHARDS && !room; i++) {
        size_t s = (first + i) % SHARDS;
        struct shard *shard = &q->shards[s];
        pthread_mutex_lock(&shard->lock);
        room = shard->tail - shard->head < q->places;
        if (room)
            q->ring[s * q->places + shard->tail++ % q->places] = item;
        pthread_mutex_unlock(&shard->lock);
    }
    return room;
}

/* Whether shard s has an item; if `item` is not NULL it is taken. */
static bool look(struct queue *q, size_t s, uint64_t *item)
{
    struct shard *shard = &q->shards[s];
    pthread_mutex_lock(&shard->lock);
    bool some = shard->head != shard->tail;
    if (some && item)
        *item = q->ring[s * q->places + shard->head++ % q->places];
    /* The window: what is now put into this shard goes unseen */
    pthread_mutex_unlock(&shard->lock);
    return some;
}

/* The same of all shards, from shard first % SHARDS on. */
static bool scan(struct queue *q, size_t first, uint64_t *item)
{
    for (size_t i = 0; i < SHARDS; i++)
        if (look(q, (first + i) % SHARDS, item))
            return true;
    return false; /* each shard was empty when it was looked at */
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t first = atomic_fetch_add_explicit(&q->gets, 1, memory_order_relaxed); /* as in put() */
    return scan(q, first, item) ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    return !scan(queue, 0, NULL);
}

const struct queue_class QUEUE_CLASS(shard_scan) = {
    .name = "shard-scan",
    .family = "mutex",
    .summary = "four shards with a mutex each, looked at in turn; no order between them",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "scan(), from shard to shard: what is put behind it and got before it goes unseen",
    .progress = "blocking: a holder that stops stops all who come to its shard",
    .reference = ".NET's ConcurrentBag before dotnet/corefx#30947",
    .source = "src/queue/shard_scan.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
