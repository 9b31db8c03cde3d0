/* Two locks: putters and getters do not meet.
 *
 *     head                    tail
 *      v                       v
 *     [dummy] -> [a] -> [b] -> [c] -> none
 *
 * Putters append under the tail's lock, getters advance the head under the head's. The dummy keeps
 * the ends apart: all they share is the `next` of the last node, which is therefore atomic. Both
 * need the list of free nodes, so it has a third lock, never held while waiting for another. Full
 * may count an item whose getter is still handing its node back.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

static const size_t none = SIZE_MAX;

struct node {
    _Atomic size_t next; /* index of the node behind this one */
    uint64_t item;
};

struct end {
    _Alignas(64) pthread_mutex_t lock;
    size_t node; /* protected by the lock */
};

struct queue {
    struct end head, tail, free; /* the dummy, the last node, the first free node */
    struct node nodes[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + (capacity + 1) * sizeof(struct node);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;

    q->head.node = q->tail.node = 0; /* the dummy; nodes 1 to capacity are free */
    q->free.node = 1;
    for (size_t i = 0; i <= capacity; i++)
        atomic_init(&q->nodes[i].next, i == 0 || i == capacity ? none : i + 1);

    pthread_mutex_t *lock[] = {&q->head.lock, &q->tail.lock, &q->free.lock};
    error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    for (int i = 0; i < 3 && error == 0; i++)
        if ((error = pthread_mutex_init(lock[i], &kind)) != 0)
            while (i > 0)
                pthread_mutex_destroy(lock[--i]);
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_destroy(&q->head.lock);
    pthread_mutex_destroy(&q->tail.lock);
    pthread_mutex_destroy(&q->free.lock);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->free.lock);
    size_t node = q->free.node;
    if (node != none) /* relaxed: between two holders of free.lock the lock orders */
        q->free.node = atomic_load_explicit(&q->nodes[node].next, memory_order_relaxed);
    pthread_mutex_unlock(&q->free.lock);
    if (node == none)
        return false;

    q->nodes[node].item = item;
    atomic_store_explicit(&q->nodes[node].next, none, memory_order_relaxed); /* ours alone */
    pthread_mutex_lock(&q->tail.lock);
    /* From here on the item is in. Pairs with the acquires in get_nowait() and empty(). */
    atomic_store_explicit(&q->nodes[q->tail.node].next, node, memory_order_release);
    q->tail.node = node;
    pthread_mutex_unlock(&q->tail.lock);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->head.lock);
    size_t dummy = q->head.node;
    /* Pairs with the release in put(). None: at this instant nothing hangs on the dummy, and no
     * other getter can move it, so Empty is true. */
    size_t first = atomic_load_explicit(&q->nodes[dummy].next, memory_order_acquire);
    if (first != none) {
        *item = q->nodes[first].item;
        q->head.node = first; /* the item is out, its node is the new dummy */
    }
    pthread_mutex_unlock(&q->head.lock);
    if (first == none)
        return QUEUE_EMPTY;

    pthread_mutex_lock(&q->free.lock); /* relaxed: ordered by the lock, as in put() */
    atomic_store_explicit(&q->nodes[dummy].next, q->free.node, memory_order_relaxed);
    q->free.node = dummy;
    pthread_mutex_unlock(&q->free.lock);
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->head.lock); /* the acquire is that of get_nowait(); it stays: he who is
                                           told "not empty" may go and read */
    size_t first = atomic_load_explicit(&q->nodes[q->head.node].next, memory_order_acquire);
    pthread_mutex_unlock(&q->head.lock);
    return first == none;
}

const struct queue_class QUEUE_CLASS(two_lock) = {
    .name = "two-lock",
    .family = "mutex",
    .summary = "linked list with a lock at each end",
    .claim = QUEUE_EXACT,
    .progress = "blocking: a holder that stops stops its end",
    .reference = "M. M. Michael and M. L. Scott, PODC 1996, the two-lock queue",
    .source = "src/queue/two_lock.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
