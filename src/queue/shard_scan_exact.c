/* shard_scan.c cured by a double collect: Empty only if nothing was put between two rounds.
 *
 *     round 1    0 empty, 5 puts     1 empty, 4 puts     2 empty, 4 puts     3 empty, 4 puts
 *     round 2    0 empty, 5 puts     1 empty, 4 puts     2 empty, 4 puts     3 empty, 4 puts
 *
 * tail counts all puts into its shard ever. A shard that was empty in both rounds, with as many
 * puts in the second as in the first, was empty from look to look: gets only take away. These four
 * spans have an instant in common, between the last look of round 1 and the first of round 2: then
 * all were empty at once. Any other count, and the newer round becomes the first of a new pair.
 * Who comes first compares with the queue's birth: no puts, all empty, and true of a span, too.
 * Counting is what makes it right: "empty twice" alone would miss what came and went between.
 * .NET does it with one counter for all shards, raised whenever one stops being empty. Full still
 * lies. A getter may go round for as long as others put: somebody gets on, not necessarily he.
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

/* Whether shard s has an item; if `item` is not NULL it is taken. How many were ever put: *puts. */
static bool look(struct queue *q, size_t s, uint64_t *item, size_t *puts)
{
    struct shard *shard = &q->shards[s];
    pthread_mutex_lock(&shard->lock);
    bool some = shard->head != shard->tail;
    if (some && item)
        *item = q->ring[s * q->places + shard->head++ % q->places];
    *puts = shard->tail;
    pthread_mutex_unlock(&shard->lock);
    return some;
}

/* The same of all shards, from shard first % SHARDS on. */
static bool scan(struct queue *q, size_t first, uint64_t *item)
{
    size_t before[SHARDS] = {0}; /* puts into each shard as of the round before */
    for (bool quiet = false; !quiet;) {
        quiet = true;
        for (size_t i = 0; i < SHARDS; i++) {
            size_t s = (first + i) % SHARDS, puts;
            if (look(q, s, item, &puts))
                return true;
            quiet = quiet && puts == before[s];
            before[s] = puts;
        }
    }
    return false; /* all shards were empty at once */
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

const struct queue_class QUEUE_CLASS(shard_scan_exact) = {
    .name = "shard-scan-exact",
    .family = "mutex",
    .summary = "four shards with a mutex each, looked at until two rounds agree; no order",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .window = NULL,
    .progress = "blocking: a holder that stops stops all who come to its shard",
    .reference = "Y. Afek et al., Atomic Snapshots of Shared Memory (JACM 1993): double collect",
    .source = "src/queue/shard_scan_exact.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
