/* Lamport's ring for one putter and one getter: no lock, no read-modify-write, two indices.
 *
 *              head        tail
 *               v           v
 *     ring  . . a  b  c  d  . .        item n of all ever put lives in ring[n % capacity]
 *
 * Each index has one writer, so storing it is enough. put() publishes by a release store of tail:
 * whoever sees the new tail sees the item. When he sees it is another matter. On x86 the store
 * waits in the putter's store buffer until it has the cache line, some 100 ns, and put() returns
 * meanwhile: by the clock the item has been put, and a getter is told Empty.
 * A lie? Only to one who saw the return by other means than memory. Whoever learns of it through
 * synchronization, or stamps it behind a full fence (history/stamp.h), also sees the tail: then
 * every Empty is true. It shows by raw stamps, and in modelled x86-TSO memory, where a put is over
 * with its last step. spsc_seq_cst.c does not return before the store is out.
 */
#include <stdatomic.h>

#include "queue/queue.h"

struct queue {
    size_t capacity;
    _Alignas(64) _Atomic size_t head; /* how many items were ever got; the getter's to write */
    _Alignas(64) _Atomic size_t tail; /* how many items were ever put; the putter's to write */
    _Alignas(64) uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    q->capacity = capacity;
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed); /* our own */
    /* acquire: pairs with the release in get_nowait(), which has read the item out of that place */
    if (tail - atomic_load_explicit(&q->head, memory_order_acquire) == q->capacity)
        return false;
    q->ring[tail % q->capacity] = item;
    /* release: pairs with the acquires of tail in get_nowait() and empty() */
    atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed); /* our own */
    /* acquire: pairs with the store in put(), which has written the item before */
    if (head == atomic_load_explicit(&q->tail, memory_order_acquire))
        return QUEUE_EMPTY; /* The window: a store of tail may wait in the putter's store buffer */
    *item = q->ring[head % q->capacity];
    /* release: pairs with the acquire of head in put() */
    atomic_store_explicit(&q->head, head + 1, memory_order_release);
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    /* head before tail, so that a third may ask, too: see two_index_exact.c. acquire: pairs with
     * the release of head in get_nowait(), and of tail in put(). Each stays: for that third, whom
     * clients of one putter and one getter have not */
    size_t head = atomic_load_explicit(&q->head, memory_order_acquire);
    /* it stays: as that one */
    return head == atomic_load_explicit(&q->tail, memory_order_acquire);
}

const struct queue_class QUEUE_CLASS(spsc_release) = {
    .name = "spsc-release",
    .family = "lock-free",
    .summary = "ring for one putter and one getter; put publishes by a release store",
    .claim = QUEUE_INEXACT,
    .window = "put() returns before its store of tail is out; unseen by who synchronizes",
    .progress = "wait-free",
    .reference = "L. Lamport, Specifying Concurrent Program Modules (TOPLAS 1983), the ring",
    .source = "src/queue/lock_free/spsc_release.c",
    .putters = 1,
    .getters = 1,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
