/* One place: the address of a node, and in the 16 bits below it a tag that counts the changes. */
#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>

struct node {
    uint64_t item;
};
struct queue {
    _Atomic uint64_t place;
};

static const uint64_t one = (uint64_t)1 << 48;

static struct node *node_of(uint64_t place)
{
    return (struct node *)(uintptr_t)(place >> 16);
}

/* The place after one more change. */
static uint64_t changed(uint64_t place, struct node *node)
{
    return ((place + 1) & 0xffff) | (uint64_t)(uintptr_t)node << 16;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = malloc(sizeof *node);
    uint64_t place = atomic_load(&q->place);
    if (!node)
        return false;
    node->item = item;
    while (!node_of(place))
        if (atomic_compare_exchange_weak(&q->place, &place, changed(place, node)))
            return true;
    free(node);
    return false;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint64_t place = atomic_load(&q->place);
    while (node_of(place))
        if (atomic_compare_exchange_weak(&q->place, &place, changed(place, NULL))) {
            *item = node_of(place)->item;
            free(node_of(place));
            return QUEUE_GOT;
        }
    return QUEUE_EMPTY;
}

QLAB_QUEUE(shifted, struct queue, .put = put, .get_nowait = get_nowait);
