/* two_index.c with two lines swapped: empty() reads head before tail.
 *
 *              head        tail
 *               v           v
 *     ring  . . a  b  c  d  . .        item n of all ever put lives in ring[n % capacity]
 *
 * This order cannot lie. Let h be head at the first look and t tail at the second. Both only grow,
 * and head never passes tail. So at the second look h <= head <= tail = t. If h == t all four are
 * one number: at that very instant head and tail were equal, and the queue was empty. The old value
 * is the one that stands below, so whatever happens between the looks widens the gap, never closes
 * it: the price is a late "not empty", which is no lie about an Empty.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

struct queue {
    pthread_mutex_t lock; /* whoever changes anything below holds it */
    size_t capacity;
    _Alignas(64) _Atomic size_t head; /* how many items were ever got */
    _Alignas(64) _Atomic size_t tail; /* how many items were ever put */
    _Alignas(64) uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;

    q->capacity = capacity;
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;
    if ((error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED)) == 0)
        error = pthread_mutex_init(&q->lock, &kind);
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_destroy(&q->lock);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock); /* relaxed, here and below: between holders the lock orders */
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed);
    bool room = tail - atomic_load_explicit(&q->head, memory_order_relaxed) < q->capacity;
    if (room) {
        q->ring[tail % q->capacity] = item;
        /* release: pairs with the acquire of tail in empty(). It stays: so an item that is seen
         * without the lock has been put wholly, though empty() reads none */
        atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed);
    bool nothing = head == atomic_load_explicit(&q->tail, memory_order_relaxed);
    if (!nothing) {
        *item = q->ring[head % q->capacity];
        /* release: pairs with the acquire of head in empty() */
        atomic_store_explicit(&q->head, head + 1, memory_order_release);
    }
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    /* acquire: the second look comes behind the first; each pairs with the release of its index */
    size_t head = atomic_load_explicit(&q->head, memory_order_acquire);
    /* This one stays: it pairs with the release in put(), which stays as well */
    size_t tail = atomic_load_explicit(&q->tail, memory_order_acquire);
    return head >= tail; /* `>` cannot be: with a head one acquires a tail no lesser */
}

const struct queue_class QUEUE_CLASS(two_index_exact) = {
    .name = "two-index-exact",
    .family = "mutex",
    .summary = "one mutex, but empty() reads head, then tail, without it",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "blocking: a holder that stops stops everybody; empty() is wait-free",
    .reference = "JCTools, IndexedQueueSizeUtil: \"Loading consumer before producer\"",
    .source = "src/queue/two_index_exact.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
