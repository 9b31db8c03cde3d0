/* A list whose links carry a mark in their lowest bit: the item behind them is taken. Nothing is
 * given back. And a pointer to a byte, which is odd and no mark. */
#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>

struct node {
    _Atomic uintptr_t next;
    uint64_t item;
    char letters[4];
};
struct queue {
    struct node dummy;
    _Atomic(char *) letter;
};

static struct node *node_of(uintptr_t link)
{
    return (struct node *)(link & ~(uintptr_t)1);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = malloc(sizeof *node), *last = &q->dummy;
    if (!node)
        return false;
    node->item = item;
    atomic_init(&node->next, 0);
    for (;;) {
        uintptr_t link = atomic_load(&last->next);
        if (node_of(link))
            last = node_of(link);
        else if (atomic_compare_exchange_strong(&last->next, &link, (uintptr_t)node | (link & 1)))
            break;
    }
    atomic_store(&q->letter, &node->letters[1]);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uintptr_t link = atomic_load(&q->dummy.next);
    for (struct node *node; (node = node_of(link));) {
        link = atomic_load(&node->next);
        while (!(link & 1))
            if (atomic_compare_exchange_strong(&node->next, &link, link | 1)) {
                *item = node->item;
                return QUEUE_GOT;
            }
    }
    return QUEUE_EMPTY;
}

QLAB_QUEUE(marked, struct queue, .put = put, .get_nowait = get_nowait);
