/* Concurrency Kit's linked FIFO for many producers and consumers: Michael and Scott's queue with
 * links of two words (address, generation), through its own functions. A node that was taken out
 * may be used again at once: here it goes into a pool, and the next put takes it. Two windows:
 *
 * Getter A reads head, the stub X, and stops. Others take X out, and X comes back as the last node
 * of a queue that is not empty. A goes on, reads tail: X; X.next: none; and answers Empty, for it
 * never looks whether head is still there. michael_scott.c does; ck since commit e78c421 (June
 * 2026, in no release up to 0.7.2).
 *
 * Putter A reads tail, X, and X.next: none, generation 0, and stops. X is taken out, and B makes it
 * ready to be put again: none, generation 0, as A remembers it. A's CAS succeeds, on a node that is
 * not in the queue: until B goes on, A's item cannot be reached, and later items overtake it. In
 * michael_scott.c a link's count goes on through all lives of its node.
 */
#include "queue/pool.h"
#include "queue/queue.h"

#ifdef WITH_CK
#include <ck_fifo.h>
#endif

#ifdef CK_F_FIFO_MPMC /* not on processors without a compare-and-swap of two words */
_Static_assert(sizeof(void *) >= sizeof(uint64_t), "an item fits into a pointer");

struct queue {
    _Alignas(64) ck_fifo_mpmc_t fifo;
    struct pool pool; /* of nodes that are neither in the queue nor its stub */
    _Alignas(64) ck_fifo_mpmc_entry_t nodes[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + (capacity + 1) * sizeof(ck_fifo_mpmc_entry_t) +
           pool_size(capacity + 1);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pool_init(&q->pool, &q->nodes[capacity + 1], capacity + 1);
    ck_fifo_mpmc_init(&q->fifo, &q->nodes[pool_take(&q->pool)]);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint32_t node = pool_take(&q->pool);
    if (node == POOL_NONE)
        return false;
    ck_fifo_mpmc_enqueue(&q->fifo, &q->nodes[node], (void *)(uintptr_t)item);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    ck_fifo_mpmc_entry_t *garbage;
    void *first;
    if (!ck_fifo_mpmc_dequeue(&q->fifo, &first, &garbage))
        return QUEUE_EMPTY;
    pool_give(&q->pool, (uint32_t)(garbage - q->nodes));
    *item = (uintptr_t)first;
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    return CK_FIFO_MPMC_ISEMPTY(&q->fifo);
}
#endif

const struct queue_class queue_ck_fifo = {
    .name = "ck-fifo",
    .family = "library",
    .summary = "Concurrency Kit's MPMC list, nodes used again at once",
    .claim = QUEUE_INEXACT, /* 0.7.1's header: without a next node "the queue is empty"; the header
                               of June 2026: that is "only valid if the head has not moved" */
    .window =
        "a node in re-use: dequeue does not look at head again; enqueue takes it for the tail",
    .progress = "lock-free: of all workers at it, one always gets on",
    .reference = "Concurrency Kit, ck_fifo.h, and its commit e78c421",
    .source = "src/queue/library/ck_fifo.c",
#ifdef CK_F_FIFO_MPMC
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
#else
    .unavailable = "built without ck's FIFO: install libck-dev and run meson setup --reconfigure "
                   "build",
#endif
};
