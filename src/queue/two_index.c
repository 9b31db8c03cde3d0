/* One lock around everything, except that empty() spares itself the lock and reads two indices.
 *
 *              head        tail
 *               v           v
 *     ring  . . a  b  c  d  . .        item n of all ever put lives in ring[n % capacity]
 *
 * Each index is right when it is read, but they are read one after the other, and in the wrong
 * order. Tail is read: 1. Now b is put (tail 2), and then a is got (head 1). Head is read: 1, "as
 * many were got as put". But a was inside until b was, and b still is: the queue was never empty.
 * What is compared is tail as it was with head as it is, and the getters since then have taken
 * items that were not counted. It takes a putter and a getter at work while a third asks: to a sole
 * getter head stands still, so its own empty() is true in either order, as in Lamport's ring.
 * DPDK's rte_ring_empty() reads so; boost's spsc_queue leaves the order to the compiler.
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
    /* acquire: the second look stays behind the first; each pairs with the release of its index */
    size_t tail = atomic_load_explicit(&q->tail, memory_order_acquire);
    size_t head = atomic_load_explicit(&q->head, memory_order_acquire);
    return head >= tail; /* The window: items got since tail was read are not among those counted */
}

const struct queue_class QUEUE_CLASS(two_index) = {
    .name = "two-index",
    .family = "mutex",
    .summary = "one mutex, but empty() reads tail, then head, without it",
    .claim = QUEUE_INEXACT,
    .window = "empty(), between the loads: what is put and got meanwhile counts as got alone",
    .progress = "blocking: a holder that stops stops everybody; empty() is wait-free",
    .reference = "DPDK, rte_ring_empty() in lib/ring/rte_ring.h: producers' tail, then consumers'",
    .source = "src/queue/two_index.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
