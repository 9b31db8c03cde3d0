/* mutex.c for workers that may die: whoever finds the lock left by a dead owner repairs the ring.
 *
 * A robust mutex tells its next owner that the last one died inside (EOWNERDEAD). That saves the
 * lock, not the data: the dead may have been anywhere in put() or get_nowait(). So both change the
 * ring in two stores in a fixed order, and what lies between them can be told:
 *
 *     put: item into the cell, then tail + 1      died between: the item is not in yet
 *     get: 0 into the cell, then head + 1         died between: ring[head % capacity] is 0
 *
 * A wake-up may have died, too: all sleepers look again. After pthread_mutex_consistent() the lock
 * is as good as new; unlocked without it, it would be lost for ever (ENOTRECOVERABLE).
 */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

/* Atomic, for a death must leave every word whole and the two stores in order; under the lock
 * relaxed loads and stores do. */
struct queue {
    pthread_mutex_t lock;    /* protects everything below */
    pthread_cond_t nonempty; /* getters sleep on it, every put signals it */
    size_t capacity;
    _Atomic size_t head, tail; /* how many items were ever got, ever put */
    _Atomic uint64_t ring[];   /* 0: no item */
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t lock_kind;
    pthread_condattr_t nonempty_kind;

    q->capacity = capacity;
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    for (size_t i = 0; i < capacity; i++)
        atomic_init(&q->ring[i], 0);
    int error = pthread_mutexattr_init(&lock_kind);
    if (error != 0)
        return error;
    if ((error = pthread_condattr_init(&nonempty_kind)) == 0) {
        if ((error = pthread_mutexattr_setrobust(&lock_kind, PTHREAD_MUTEX_ROBUST)) == 0 &&
            (error = pthread_mutexattr_setpshared(&lock_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_condattr_setpshared(&nonempty_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_mutex_init(&q->lock, &lock_kind)) == 0 &&
            (error = pthread_cond_init(&q->nonempty, &nonempty_kind)) != 0)
            pthread_mutex_destroy(&q->lock);
        pthread_condattr_destroy(&nonempty_kind);
    }
    pthread_mutexattr_destroy(&lock_kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_cond_destroy(&q->nonempty);
    pthread_mutex_destroy(&q->lock);
}

static size_t first(struct queue *q)
{
    return atomic_load_explicit(&q->head, memory_order_relaxed); /* under the lock */
}

static size_t end(struct queue *q)
{
    return atomic_load_explicit(&q->tail, memory_order_relaxed); /* under the lock */
}

/* Makes the ring whole after its owner's death, whose item, if it had taken one, is gone with it.
 * Whoever dies in here leaves no more to do than was. */
static void repair(struct queue *q)
{
    /* acquire: pairs with the release of tail in put(), so an item that is counted is in its cell
     */
    size_t tail = atomic_load_explicit(&q->tail, memory_order_acquire), head = first(q);
    if (head != tail &&
        atomic_load_explicit(&q->ring[head % q->capacity], memory_order_relaxed) == 0)
        atomic_store_explicit(&q->head, head + 1, memory_order_relaxed); /* under the lock */
    pthread_cond_broadcast(&q->nonempty);
    pthread_mutex_consistent(&q->lock);
}

static void lock(struct queue *q)
{
    if (pthread_mutex_lock(&q->lock) == EOWNERDEAD)
        repair(q);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    lock(q);
    size_t tail = end(q);
    bool room = tail - first(q) < q->capacity;
    if (room) {
        atomic_store_explicit(&q->ring[tail % q->capacity], item, memory_order_relaxed);
        /* release: the item before its count, for the acquire in repair(). It stays: whoever comes
         * after a dead holder has no unlock to rely on, and in these clients nobody dies */
        atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
        pthread_cond_signal(&q->nonempty);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* Takes the oldest item, with the lock held and an item inside. */
static uint64_t take(struct queue *q)
{
    size_t head = first(q);
    uint64_t item = atomic_load_explicit(&q->ring[head % q->capacity], memory_order_relaxed);
    atomic_store_explicit(&q->ring[head % q->capacity], 0, memory_order_relaxed);
    /* release: the cell is 0 before it is free for a put(). It stays: as in put() */
    atomic_store_explicit(&q->head, head + 1, memory_order_release);
    return item;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    lock(q);
    bool nothing = first(q) == end(q);
    if (!nothing)
        *item = take(q);
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    lock(q);
    bool nothing = first(q) == end(q);
    pthread_mutex_unlock(&q->lock);
    return nothing;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;

    lock(q);
    while (first(q) == end(q)) /* woken is not yet served: another getter may have been faster */
        if (pthread_cond_wait(&q->nonempty, &q->lock) == EOWNERDEAD)
            repair(q);
    uint64_t item = take(q);
    pthread_mutex_unlock(&q->lock);
    return item;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int error = 0;

    lock(q);
    while (first(q) == end(q) && error == 0)
        if ((error = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline)) == EOWNERDEAD) {
            repair(q);
            error = 0;
        }
    bool nothing = first(q) == end(q); /* a put may have been faster: look once more */
    if (!nothing)
        *item = take(q);
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(mutex_robust) = {
    .name = "mutex-robust",
    .family = "mutex",
    .summary = "one mutex that outlives its owner, and a ring that can be repaired",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "robust: a holder that stops stops everybody, one that dies nobody",
    .reference = "IEEE Std 1003.1-2008, pthread_mutexattr_setrobust, pthread_mutex_consistent",
    .source = "src/queue/mutex_robust.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
};
