/* qlab: exercise store-buffer
 *
 * Lamport's ring for one putter and one getter. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    _Atomic size_t head, tail; /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed); /* our own */
    if (tail - atomic_load_explicit(&q->head, memory_order_acquire) == PLACES)
        return false;
    q->ring[tail % PLACES] = item;
    atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed); /* our own */
    if (head == atomic_load_explicit(&q->tail, memory_order_acquire))
        return QUEUE_EMPTY;
    *item = q->ring[head % PLACES];
    atomic_store_explicit(&q->head, head + 1, memory_order_release);
    return QUEUE_GOT;
}

QLAB_QUEUE(store_buffer, struct queue, .put = put, .get_nowait = get_nowait, .putters = 1,
           .getters = 1);
