/* Michael and Scott's queue on a pool of nodes, twice: with links that are bare indices, so that a
 * CAS cannot see that a node was taken, given back and taken again meanwhile (the ABA problem), and
 * with links that every change counts, as in src/queue/lock_free/michael_scott.c. */
#include <stdatomic.h>

#include "queues.h"

enum { NODES = 3, NONE = 0xffff };

struct node {
    _Atomic uint32_t next, below;
    _Atomic uint64_t item;
};

struct queue {
    _Atomic uint32_t head, tail, free; /* index, and in the counted twin a count above it */
    struct node nodes[NODES];
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    for (uint32_t i = 0; i < NODES; i++) { /* node 0 is the dummy, the others are free */
        atomic_init(&q->nodes[i].next, NONE);
        atomic_init(&q->nodes[i].below, i + 1 < NODES ? i + 1 : NONE);
        atomic_init(&q->nodes[i].item, 0);
    }
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    atomic_init(&q->free, 1);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue;
}

static uint32_t node_of(uint32_t link)
{
    return link & NONE;
}

/* The link that follows upon `old` and leads to `node`; `raise` is what the count grows by. */
static uint32_t relink(uint32_t old, uint32_t node, uint32_t raise)
{
    return ((old & ~(uint32_t)NONE) + raise) | node;
}

static uint32_t take_node(struct queue *q, uint32_t raise)
{
    uint32_t top = atomic_load(&q->free);
    while (node_of(top) != NONE) {
        uint32_t below = atomic_load(&q->nodes[node_of(top)].below);
        if (atomic_compare_exchange_strong(&q->free, &top, relink(top, below, raise)))
            break;
    }
    return node_of(top);
}

static void give_node(struct queue *q, uint32_t node, uint32_t raise)
{
    uint32_t top = atomic_load(&q->free);
    do
        atomic_store(&q->nodes[node].below, node_of(top));
    while (!atomic_compare_exchange_strong(&q->free, &top, relink(top, node, raise)));
}

static bool put(struct queue *q, uint64_t item, uint32_t raise)
{
    uint32_t node = take_node(q, raise);
    if (node == NONE)
        return false;
    atomic_store(&q->nodes[node].item, item);
    atomic_store(&q->nodes[node].next, relink(atomic_load(&q->nodes[node].next), NONE, raise));
    for (;;) {
        uint32_t tail = atomic_load(&q->tail);
        uint32_t next = atomic_load(&q->nodes[node_of(tail)].next);
        if (tail != atomic_load(&q->tail))
            continue;
        bool last = node_of(next) == NONE;
        if (last && !atomic_compare_exchange_strong(&q->nodes[node_of(tail)].next, &next,
                                                    relink(next, node, raise)))
            continue;
        atomic_compare_exchange_strong(&q->tail, &tail,
                                       relink(tail, last ? node : node_of(next), raise));
        if (last)
            return true;
    }
}

static enum queue_answer get(struct queue *q, uint64_t *item, uint32_t raise)
{
    for (;;) {
        uint32_t head = atomic_load(&q->head);
        uint32_t tail = atomic_load(&q->tail);
        uint32_t next = atomic_load(&q->nodes[node_of(head)].next);
        if (head != atomic_load(&q->head))
            continue;
        if (node_of(next) == NONE)
            return QUEUE_EMPTY;
        if (node_of(head) == node_of(tail)) {
            atomic_compare_exchange_strong(&q->tail, &tail, relink(tail, node_of(next), raise));
            continue;
        }
        uint64_t first = atomic_load(&q->nodes[node_of(next)].item);
        if (atomic_compare_exchange_strong(&q->head, &head, relink(head, node_of(next), raise))) {
            give_node(q, node_of(head), raise);
            *item = first;
            return QUEUE_GOT;
        }
    }
}

static bool bare_put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    return put(q, item, 0);
}

static enum queue_answer bare_get(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    return get(q, item, 0);
}

static bool counted_put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    return put(q, item, 1u << 16);
}

static enum queue_answer counted_get(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    return get(q, item, 1u << 16);
}

#define POOL(name_, put_function, get_function)                                                    \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "lock-free",                          \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/pool.c",               \
                                                   .size = size,                                   \
                                                   .init = init,                                   \
                                                   .destroy = destroy,                             \
                                                   .put = put_function,                            \
                                                   .get_nowait = get_function}

POOL(bare, bare_put, bare_get);
POOL(counted, counted_put, counted_get);
