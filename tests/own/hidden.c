/* Publishes too early, in a function that asks not to be watched. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { SLOTS = 4 };
struct queue {
    _Atomic size_t head, tail;
    uint64_t slot[SLOTS];
};

__attribute__((no_sanitize("thread"), noinline)) static void fill(uint64_t *slot, uint64_t item)
{
    *slot = item;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t tail = atomic_load(&q->tail);
    if (tail == SLOTS)
        return false;
    atomic_store(&q->tail, tail + 1);
    fill(&q->slot[tail], item);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t head = atomic_load(&q->head);
    if (head == atomic_load(&q->tail))
        return QUEUE_EMPTY;
    *item = q->slot[head];
    atomic_store(&q->head, head + 1);
    return QUEUE_GOT;
}

QLAB_QUEUE(hidden, struct queue, .put = put, .get_nowait = get_nowait, .putters = 1, .getters = 1);
