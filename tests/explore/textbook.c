/* Michael and Scott's queue as in the textbook, with nodes from malloc() that are never given back:
 * the size of state space that other explorers are measured by. */
#include <stdatomic.h>
#include <stdlib.h>

#include "queues.h"

struct node {
    _Atomic(struct node *) next;
    uint64_t item;
};

struct queue {
    _Atomic(struct node *) head, tail;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    struct node *dummy = calloc(1, sizeof *dummy);
    (void)capacity;
    atomic_init(&q->head, dummy);
    atomic_init(&q->tail, dummy);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = malloc(sizeof *node);
    if (!node)
        return false;
    node->item = item;
    atomic_store(&node->next, NULL);
    for (;;) {
        struct node *tail = atomic_load(&q->tail);
        struct node *next = atomic_load(&tail->next);
        if (tail != atomic_load(&q->tail))
            continue;
        if (next) {
            atomic_compare_exchange_strong(&q->tail, &tail, next);
            continue;
        }
        if (atomic_compare_exchange_strong(&tail->next, &next, node)) {
            atomic_compare_exchange_strong(&q->tail, &tail, node);
            return true;
        }
    }
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    for (;;) {
        struct node *head = atomic_load(&q->head);
        struct node *tail = atomic_load(&q->tail);
        struct node *next = atomic_load(&head->next);
        if (head != atomic_load(&q->head))
            continue;
        if (!next)
            return QUEUE_EMPTY;
        if (head == tail) {
            atomic_compare_exchange_strong(&q->tail, &tail, next);
            continue;
        }
        uint64_t first = next->item;
        if (atomic_compare_exchange_strong(&q->head, &head, next)) {
            *item = first;
            return QUEUE_GOT;
        }
    }
}

const struct queue_class QUEUE_CLASS(textbook) = {
    .name = "textbook",
    .family = "lock-free",
    .summary = "Michael and Scott's list, nodes never given back",
    .claim = QUEUE_EXACT,
    .alike = true,
    .progress = "lock-free",
    .reference = "M. M. Michael and M. L. Scott, PODC 1996",
    .source = "tests/explore/textbook.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
};
