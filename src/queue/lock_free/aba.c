/* michael_scott.c without the counts: a CAS that finds the old index takes it for the old state.
 *
 *     head = 0: [0] -> [1]        a getter reads head, 0, and what is behind it, 1, and stops
 *     head = 1: [1]               others get 1's item, and node 0 is free;
 *     head = 1: [1] -> [0]        they put another one, and node 0 is taken for it;
 *     head = 0: [0]               they get that, and node 1 is free
 *     head = 1: nonsense          the getter's CAS finds head = 0, as ever, and sets it to 1
 *
 * 0, 1, and 0 again: the index is equal, nothing else is. The getter returns an item that was got
 * already, head leads to a free node, and whatever is put from now on may be lost. What is lost is
 * certainly inside for ever, so every Empty after that is a lie. tail, `next` and the stack of free
 * nodes have the same hole; a chain may even close to a ring. So whoever has tried for a while
 * gives up, put() with Full and get_nowait() with Busy. All that is shared is atomic, and no index
 * leaves the pool: broken, but defined C.
 */
#include <stdatomic.h>

#include "queue/queue.h"

static const uint32_t none = UINT32_MAX;
enum { TRIES = 16 }; /* for in a chain that is a ring nobody ever arrives */

struct node {
    _Atomic uint64_t next;  /* link */
    _Atomic uint64_t item;  /* atomic, for a late getter may look while it is written again */
    _Atomic uint32_t below; /* index of the next free node while this one is free */
};

struct queue {
    _Alignas(64) _Atomic uint64_t head; /* link to the dummy; the oldest item is one further */
    _Alignas(64) _Atomic uint64_t tail; /* link */
    _Alignas(64) _Atomic uint64_t free; /* link to the top of the stack of free nodes */
    _Alignas(64) struct node nodes[];
};

static uint32_t node_of(uint64_t link)
{
    return (uint32_t)link;
}

/* The link that follows upon `old` and leads to `node`: no other than any that ever led there. */
static uint64_t relink(uint64_t old, uint32_t node)
{
    (void)old;
    return node;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + (capacity + 1) * sizeof(struct node);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    for (size_t i = 0; i <= capacity; i++) { /* node 0 is the dummy, the others are free */
        atomic_init(&q->nodes[i].next, none);
        atomic_init(&q->nodes[i].item, 0);
        atomic_init(&q->nodes[i].below, i == capacity ? none : (uint32_t)i + 1);
    }
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
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
    uint64_t top = atomic_load_explicit(&q->free, memory_order_acquire); /* pairs with give_node */
    while (node_of(top) != none) {
        /* relaxed: if the node was taken and given back meanwhile, the CAS succeeds all the same */
        uint32_t below = atomic_load_explicit(&q->nodes[node_of(top)].below, memory_order_relaxed);
        if (atomic_compare_exchange_weak_explicit(&q->free, &top, relink(top, below),
                                                  memory_order_acquire, memory_order_acquire))
            break;
    }
    return node_of(top);
}

static void give_node(struct queue *q, uint32_t node)
{
    uint64_t top = atomic_load_explicit(&q->free, memory_order_relaxed);
    do /* relaxed: published by the release below, which pairs with the acquires in take_node */
        atomic_store_explicit(&q->nodes[node].below, node_of(top), memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&q->free, &top, relink(top, node),
                                                  memory_order_release, memory_order_relaxed));
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint32_t node = take_node(q);
    if (node == none)
        return false;
    /* relaxed: only we have the node, and the CAS that links it publishes both */
    atomic_store_explicit(&q->nodes[node].item, item, memory_order_relaxed);
    uint64_t next = atomic_load_explicit(&q->nodes[node].next, memory_order_relaxed);
    /* pairs with the acquires of `next`: who meets the node in its new life by an old link then
     * also sees, when looking again, that head or tail has moved */
    atomic_store_explicit(&q->nodes[node].next, relink(next, none), memory_order_release);

    for (int tries = 0; tries < TRIES; tries++) {
        uint64_t tail = atomic_load_explicit(&q->tail, memory_order_acquire); /* CAS of tail */
        next = atomic_load_explicit(&q->nodes[node_of(tail)].next, memory_order_acquire);
        if (tail != atomic_load_explicit(&q->tail, memory_order_acquire))
            continue; /* that `next` may belong to another life of the node */
        bool last = node_of(next) == none;
        /* put takes effect here: once linked, the item is in. Pairs with the acquires of `next` */
        if (last && !atomic_compare_exchange_weak_explicit(&q->nodes[node_of(tail)].next, &next,
                                                           relink(next, node), memory_order_release,
                                                           memory_order_relaxed))
            continue;
        /* tail moves on, to our node or, to help a putter in mid-call, to theirs; a failure means
         * that another has done it. Pairs with the acquires of tail */
        atomic_compare_exchange_strong_explicit(&q->tail, &tail,
                                                relink(tail, last ? node : node_of(next)),
                                                memory_order_release, memory_order_relaxed);
        if (last)
            return true;
    }
    give_node(q, node);
    return false;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    for (int tries = 0; tries < TRIES; tries++) {
        /* from the CAS of head. It stays: clients of four calls need it */
        uint64_t head = atomic_load_explicit(&q->head, memory_order_acquire);
        /* from the CAS of tail; it stays: as in put() */
        uint64_t tail = atomic_load_explicit(&q->tail, memory_order_acquire);
        /* Empty takes effect here, if the checks below hold: head stood still around this load, so
         * its node was the dummy, and the last one. Pairs with the CAS and the store in put() */
        uint64_t next = atomic_load_explicit(&q->nodes[node_of(head)].next, memory_order_acquire);
        /* behind that load. It stays: as of the first look, and in put() */
        /* The window: where a CAS was fooled before, head is a node that is not in the queue */
        if (head != atomic_load_explicit(&q->head, memory_order_acquire))
            continue;
        if (node_of(next) == none)
            return QUEUE_EMPTY;
        if (node_of(head) == node_of(tail)) { /* help a putter in mid-call; as in put() */
            atomic_compare_exchange_strong_explicit(&q->tail, &tail, relink(tail, node_of(next)),
                                                    memory_order_release, memory_order_relaxed);
            continue;
        }
        /* relaxed: put() wrote it before the link; if it is stale, the CAS should fail */
        uint64_t first = atomic_load_explicit(&q->nodes[node_of(next)].item, memory_order_relaxed);
        /* GOT takes effect here. Pairs with the acquires of head; it stays: clients of four calls
         * need it */
        if (atomic_compare_exchange_weak_explicit(&q->head, &head, relink(head, node_of(next)),
                                                  memory_order_release, memory_order_relaxed)) {
            give_node(q, node_of(head));
            *item = first;
            return QUEUE_GOT;
        }
    }
    return QUEUE_BUSY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    for (;;) { /* the same look as in get_nowait(), with the same partners. It stays: as there */
        uint64_t head = atomic_load_explicit(&q->head, memory_order_acquire);
        uint64_t next = atomic_load_explicit(&q->nodes[node_of(head)].next, memory_order_acquire);
        /* each acquire stays: as in get_nowait() */
        if (head == atomic_load_explicit(&q->head, memory_order_acquire))
            return node_of(next) == none;
    }
}

const struct queue_class QUEUE_CLASS(aba) = {
    .name = "aba",
    .family = "lock-free",
    .summary = "linked list with compare-and-swap, links without count",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BROKEN,
    .window = "between a load and its CAS: an index that went and came back looks unchanged",
    .progress = "none: once a chain is a ring, put() is Full and get_nowait() Busy for ever",
    .reference = "M. M. Michael and M. L. Scott, PODC 1996, the non-blocking queue",
    .source = "src/queue/lock_free/aba.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
