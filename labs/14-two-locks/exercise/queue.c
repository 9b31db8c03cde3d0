/* qlab: exercise two-locks
 *
 * Michael and Scott's list with two locks. The first node is a dummy: its item is taken already. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>

struct node {
    _Atomic(struct node *) next; /* the getter looks at it without the putters' lock */
    uint64_t item;
};

struct queue {
    pthread_mutex_t head_lock, tail_lock;
    struct node *head; /* the dummy */
    struct node *tail; /* the last node */
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    *q = (struct queue){.head = calloc(1, sizeof *q->head)};
    q->tail = q->head;
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
    pthread_mutex_lock(&q->tail_lock);
    struct node *before = q->tail;
    q->tail = node;
    pthread_mutex_unlock(&q->tail_lock);
    atomic_store(&before->next, node);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->head_lock);
    struct node *old = q->head, *next = atomic_load(&old->next);
    if (next) {
        *item = next->item;
        q->head = next;
    }
    pthread_mutex_unlock(&q->head_lock);
    if (!next)
        return QUEUE_EMPTY;
    free(old);
    return QUEUE_GOT;
}

QLAB_QUEUE(two_locks, struct queue, .init = init, .destroy = destroy, .put = put,
           .get_nowait = get_nowait);
