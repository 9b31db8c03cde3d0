/* Dmitry Vyukov's intrusive queue for many putters and one getter: exchange, then link.
 *
 *     head             gap!            tail
 *      v                v               v
 *     [a] -> [b] -> [c]     [d] -> [e] -> none
 *
 * put() swaps its node into tail, then links it behind the node it found there. In between the node
 * is in and the chain is broken before it: nothing behind the gap can be reached, however long ago
 * it was put. Nor can c: the getter takes a node only if it has another to go on to. So a putter
 * stopped in the gap makes the queue look empty. When but one node is left the getter puts in the
 * stub, a node without item, to go on to. Vyukov marks the gap with (*), and says that the variant
 * without stub "is not linearizable". There is no empty(): only the getter may look at head.
 */
#include <stdatomic.h>

#include "queue/queue.h"

static const uint32_t none = UINT32_MAX, stub = 0;

struct node {
    _Atomic uint32_t next; /* index of the node behind this one, or of the next free one */
    uint64_t item;         /* plain: the putter's until the link, then the getter's */
};

struct queue {
    _Alignas(64) _Atomic uint32_t tail; /* the last node */
    _Alignas(64) uint32_t head;         /* the oldest node; plain: the getter's alone */
    _Alignas(64) _Atomic uint64_t free; /* link to the top of the stack of free nodes: index, and
                                           a count of changes, as in michael_scott.c */
    _Alignas(64) struct node nodes[];
};

static uint32_t node_of(uint64_t link)
{
    return (uint32_t)link;
}

/* The link that follows upon `old` and leads to `node`. */
static uint64_t relink(uint64_t old, uint32_t node)
{
    return ((old >> 32) + 1) << 32 | node;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + (capacity + 1) * sizeof(struct node);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    for (size_t i = 0; i <= capacity; i++) /* node 0 is the stub, the others are free */
        atomic_init(&q->nodes[i].next, i == stub || i == capacity ? none : (uint32_t)i + 1);
    q->head = stub;
    atomic_init(&q->tail, stub);
    atomic_init(&q->free, 1);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

/* Takes a free node; none if there is no more. */
static uint32_t take_node(struct queue *q)
{
    uint64_t top = atomic_load_explicit(&q->free, memory_order_acquire), rest;
    do { /* acquires, above and below, pair with the release in give_node() */
        if (node_of(top) == none)
            return none;
        /* relaxed: if the node was taken meanwhile, the CAS fails by the count */
        rest = atomic_load_explicit(&q->nodes[node_of(top)].next, memory_order_relaxed);
        /* acquire of the success: it stays: as a lock's would, though top was acquired already */
    } while (!atomic_compare_exchange_weak_explicit(&q->free, &top, relink(top, rest),
                                                    memory_order_acquire, memory_order_acquire));
    return node_of(top);
}

static void give_node(struct queue *q, uint32_t node)
{
    uint64_t top = atomic_load_explicit(&q->free, memory_order_relaxed);
    do /* relaxed: published by the release below, which pairs with the acquires in take_node() */
        atomic_store_explicit(&q->nodes[node].next, node_of(top), memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&q->free, &top, relink(top, node),
                                                  memory_order_release, memory_order_relaxed));
}

static void append(struct queue *q, uint32_t node)
{
    atomic_store_explicit(&q->nodes[node].next, none, memory_order_relaxed);
    /* Released with the line above to the acquire of the same exchange by whoever comes next, for
     * he writes to this `next`, and must come after it. It stays: else a link may be lost under the
     * line above, and the getter looks for it for ever. */
    uint32_t last = atomic_exchange_explicit(&q->tail, node, memory_order_acq_rel);
    /* (*) in, but not linked. The release pairs with the acquires of `next` in get_nowait(). */
    atomic_store_explicit(&q->nodes[last].next, node, memory_order_release);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint32_t node = take_node(q);
    if (node == none)
        return false;
    q->nodes[node].item = item;
    append(q, node);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint32_t first = q->head; /* all acquires of `next` pair with the release in append() */
    /* The window: the next node may be in, but not linked */
    uint32_t next = atomic_load_explicit(&q->nodes[first].next, memory_order_acquire);
    if (first == stub) {
        if (next == none)
            return QUEUE_EMPTY; /* though tail may be far ahead */
        q->head = first = next;
        next = atomic_load_explicit(&q->nodes[first].next, memory_order_acquire);
    }
    if (next == none) {
        /* relaxed, though it reads what append() released: only whether it has changed matters */
        if (atomic_load_explicit(&q->tail, memory_order_relaxed) != first)
            return QUEUE_EMPTY; /* The window: the next node is in, but not linked */
        append(q, stub);        /* the next acquire stays: as the first, if a putter was faster */
        next = atomic_load_explicit(&q->nodes[first].next, memory_order_acquire);
        if (next == none)
            return QUEUE_EMPTY; /* The window: a putter came before the stub, and has not linked */
    }
    *item = q->nodes[first].item;
    q->head = next;
    give_node(q, first);
    return QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(mpsc_gap) = {
    .name = "mpsc-gap",
    .family = "lock-free",
    .summary = "list, one getter; put exchanges tail, then links; no link = Empty",
    .claim = QUEUE_INEXACT,
    .alike = true,
    .window = "append(), between the exchange of tail and the store to next: in, not yet linked",
    .progress = "blocking in disguise: a putter that stops hides all items behind the gap",
    .reference = "D. Vyukov, Intrusive MPSC node-based queue, 1024cores.net",
    .source = "src/queue/lock_free/mpsc_gap.c",
    .getters = 1,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
};
