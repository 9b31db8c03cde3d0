/* two_index_exact.c with three orders left out: empty() reads head, then tail, both relaxed.
 *
 *              head        tail
 *               v           v
 *     ring  . . a  b  c  d  . .        item n of all ever put lives in ring[n % capacity]
 *
 * That the old value is the one that stands below was all that made the two looks true. Here the
 * order of the lines is right and nobody has to keep it: C11 lets both looks be of any age. Head is
 * read: 1, for a was got. Then tail, as it was before b was put: 1. "As many were got as put", and
 * b is inside. An x86 reads in order and shows nothing; an ARM may do the second look first, and so
 * may a compiler, on any machine.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

struct queue {
    pthread_mutex_t lock; /* whoever changes anything below holds it */
    size_t capacity;
    _Alignas(64) _Atomic size_t head; /* how many items were ever got */
    _Alignas(64) _Atomic size_t tail; /* how many items were ever put */
    _Alignas(64) uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;

    q->capacity = capacity;
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;
    if ((error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED)) == 0)
        error = pthread_mutex_init(&q->lock, &kind);
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_destroy(&q->lock);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock); /* relaxed, here and below: between holders the lock orders */
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed);
    bool room = tail - atomic_load_explicit(&q->head, memory_order_relaxed) < q->capacity;
    if (room) {
        q->ring[tail % q->capacity] = item;
        atomic_store_explicit(&q->tail, tail + 1, memory_order_relaxed);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed);
    bool nothing = head == atomic_load_explicit(&q->tail, memory_order_relaxed);
    if (!nothing) {
        *item = q->ring[head % q->capacity];
        /* Nothing tells who sees this head that there were puts before */
        atomic_store_explicit(&q->head, head + 1, memory_order_relaxed);
    }
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    /* relaxed: each look may be of any age, whatever the other has seen */
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed);
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed);
    return head >= tail; /* The window: a head from after a put, a tail from before */
}

const struct queue_class QUEUE_CLASS(two_index_relaxed) = {
    .name = "two-index-relaxed",
    .family = "mutex",
    .summary = "one mutex, but empty() reads head, then tail, without it and relaxed",
    .claim = QUEUE_INEXACT,
    .window = "empty(), between the loads: nothing keeps the second from being the older",
    .progress = "blocking: a holder that stops stops everybody; empty() is wait-free",
    .reference = "boost, spsc_queue::empty(): two loads, neither bound to the other",
    .source = "src/queue/two_index_relaxed.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
