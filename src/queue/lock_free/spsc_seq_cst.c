/* spsc_release.c with one word changed: put() publishes by a sequentially consistent store.
 *
 *              head        tail
 *               v           v
 *     ring  . . a  b  c  d  . .        item n of all ever put lives in ring[n % capacity]
 *
 * On x86 such a store is an exchange, which does not end before the store buffer is empty: when
 * put() returns, everybody sees the new tail, by whatever means he learnt of the return. That is
 * what exact means, so this one is, for raw stamps and in x86-TSO memory, too. The price is some
 * 20 ns in every put. Only put() pays it: an Empty that is too late is a lie, a Full that counts
 * an item whose get has just returned is not.
 *
 * C11 itself promises less: seq_cst orders operations that are seq_cst themselves, and knows no
 * clock. That the store is out when the next instruction begins is the processor's doing.
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
    /* a release, too: pairs with the acquires of tail in get_nowait() and empty(). As seq_cst it
     * stays: C11 knows no clock, but on x86 it is out when put() returns */
    atomic_store_explicit(&q->tail, tail + 1, memory_order_seq_cst);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed); /* our own */
    /* acquire: pairs with the store in put(), which has written the item before */
    if (head == atomic_load_explicit(&q->tail, memory_order_acquire))
        return QUEUE_EMPTY;
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

const struct queue_class QUEUE_CLASS(spsc_seq_cst) = {
    .name = "spsc-seq-cst",
    .family = "lock-free",
    .summary = "ring for one putter and one getter; put publishes by a seq_cst store",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .wrong = "not-empty", /* get_nowait() does return before its store of head is out */
    .progress = "wait-free",
    .reference = "L. Lamport, Specifying Concurrent Program Modules (TOPLAS 1983), the ring",
    .source = "src/queue/lock_free/spsc_seq_cst.c",
    .putters = 1,
    .getters = 1,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
