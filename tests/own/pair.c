/* A stack, which is no queue, whose top is a pointer and a count that change together. */
// qlab: flags -latomic
#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>

struct node {
    struct node *below;
    uint64_t item;
};
struct link {
    struct node *node;
    uint64_t count;
};
struct queue {
    _Alignas(16) _Atomic struct link top;
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = malloc(sizeof *node);
    struct link top = atomic_load(&q->top);
    if (!node)
        return false;
    node->item = item;
    do
        node->below = top.node;
    while (!atomic_compare_exchange_weak(&q->top, &top, ((struct link){node, top.count + 1})));
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct link top = atomic_load(&q->top);
    while (top.node)
        if (atomic_compare_exchange_weak(&q->top, &top,
                                         ((struct link){top.node->below, top.count + 1}))) {
            *item = top.node->item;
            return QUEUE_GOT;
        }
    return QUEUE_EMPTY;
}

QLAB_QUEUE(pair, struct queue, .put = put, .get_nowait = get_nowait);
