/* qlab: exercise mpsc-gap
 *
 * Many putters, one getter. The first node is a dummy: its item is taken already. */
#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>

struct node {
    _Atomic(struct node *) next;
    uint64_t item;
};

struct queue {
    _Atomic(struct node *) tail; /* the last node */
    struct node *head;           /* the dummy; the getter's alone */
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    q->head = calloc(1, sizeof *q->head);
    atomic_init(&q->tail, q->head);
    return !q->head;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    for (struct node *node = q->head, *next; node; node = next) {
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
    struct node *before = atomic_exchange(&q->tail, node);
    atomic_store(&before->next, node);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct node *old = q->head, *next = atomic_load(&old->next);
    if (!next)
        return QUEUE_EMPTY;
    *item = next->item;
    q->head = next;
    free(old);
    return QUEUE_GOT;
}

QLAB_QUEUE(mpsc_gap, struct queue, .init = init, .destroy = destroy, .put = put,
           .get_nowait = get_nowait, .getters = 1);
