/* A list for one getter that frees what it leaves, used by two. */
#include "ring.h"

struct node {
    _Atomic(struct node *) next;
    uint64_t item;
};

struct queue {
    _Alignas(64) struct node *head;
    _Alignas(64) _Atomic(struct node *) tail;
};

static size_t list_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int list_init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    q->head = calloc(1, sizeof *q->head);
    atomic_init(&q->tail, q->head);
    return q->head ? 0 : ENOMEM;
}

static bool list_put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = malloc(sizeof *node);
    if (!node)
        return false;
    node->item = item;
    atomic_init(&node->next, NULL);
    struct node *before = atomic_exchange(&q->tail, node);
    atomic_store_explicit(&before->next, node, memory_order_release); /* acquire in list_get() */
    return true;
}

static enum queue_answer list_get(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct node *head = q->head;
    struct node *next = atomic_load_explicit(&head->next, memory_order_acquire); /* case: list */
    if (!next)
        return QUEUE_EMPTY;
    *item = next->item;
    q->head = next;
    free(head);
    return QUEUE_GOT;
}

CASE_OF(case_list, list_size, list_init, list_put, list_get);
