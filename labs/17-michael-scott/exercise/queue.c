/* qlab: exercise michael-scott
 *
 * Michael and Scott's list without their help. The first node is a dummy. Nodes are given back at
 * the end only, for somebody who is late may look at one. */
#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>

struct node {
    _Atomic(struct node *) next;
    uint64_t item;
};

struct queue {
    struct node *first;                /* that there ever was */
    _Atomic(struct node *) head, tail; /* the dummy; the last node, or the one before it */
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    q->first = calloc(1, sizeof *q->first);
    atomic_init(&q->head, q->first);
    atomic_init(&q->tail, q->first);
    return !q->first;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    for (struct node *node = q->first, *next; node; node = next) {
        next = atomic_load(&node->next);
        free(node);
    }
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = calloc(1, sizeof *node);
    if (!node)
        return false;
    node->item = item;
    for (;;) {
        struct node *last = atomic_load(&q->tail), *next = NULL;
        if (atomic_compare_exchange_strong(&last->next, &next, node)) {
            atomic_compare_exchange_strong(&q->tail, &last, node);
            return true;
        }
    }
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    for (;;) {
        struct node *old = atomic_load(&q->head), *next = atomic_load(&old->next);
        if (!next)
            return QUEUE_EMPTY;
        if (atomic_compare_exchange_strong(&q->head, &old, next)) {
            *item = next->item;
            return QUEUE_GOT;
        }
    }
}

QLAB_QUEUE(michael_scott, struct queue, .init = init, .destroy = destroy, .put = put,
           .get_nowait = get_nowait);
