/* qlab: exercise aba
 *
 * A list behind a mutex. Its nodes come from a stack of free ones, which needs no lock. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { NODES = 2 };

struct node {
    _Atomic uint32_t below; /* while it is free */
    uint32_t next;          /* while it is in the list; 0: it is the last */
    uint64_t item;
};

struct queue {
    _Atomic uint32_t top; /* the free node on top; 0: there is none */
    pthread_mutex_t lock; /* protects the list */
    uint32_t first, last;
    struct node nodes[NODES + 1]; /* there is no node 0 */
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    memset(q, 0, sizeof *q);
    for (uint32_t node = 1; node < NODES; node++)
        atomic_init(&q->nodes[node].below, node + 1);
    atomic_init(&q->top, 1);
    return 0;
}

static uint32_t take_node(struct queue *q)
{
    uint32_t top = atomic_load(&q->top);
    while (top) {
        uint32_t below = atomic_load(&q->nodes[top].below);
        if (atomic_compare_exchange_strong(&q->top, &top, below))
            break;
    }
    return top;
}

static void give_node(struct queue *q, uint32_t node)
{
    uint32_t top = atomic_load(&q->top);
    do
        atomic_store(&q->nodes[node].below, top);
    while (!atomic_compare_exchange_strong(&q->top, &top, node));
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint32_t node = take_node(q);
    if (!node)
        return false;
    pthread_mutex_lock(&q->lock);
    q->nodes[node].item = item;
    q->nodes[node].next = 0;
    if (q->first)
        q->nodes[q->last].next = node;
    else
        q->first = node;
    q->last = node;
    pthread_mutex_unlock(&q->lock);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    uint32_t node = q->first;
    if (node) {
        *item = q->nodes[node].item;
        q->first = q->nodes[node].next;
    }
    pthread_mutex_unlock(&q->lock);
    if (node)
        give_node(q, node);
    return node ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(aba, struct queue, .init = init, .put = put, .get_nowait = get_nowait);
