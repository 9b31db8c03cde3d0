/* Exact on every x86: each change is a locked instruction. But nothing is released and nothing
 * acquired, so on another machine one may see that the first slot is taken, and not by what. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { SLOTS = 16 };
struct queue {
    _Atomic uint64_t tail, head;
    _Atomic uint64_t slot[SLOTS];
};

static bool move(_Atomic uint64_t *word, uint64_t from, uint64_t to)
{
    return atomic_compare_exchange_strong_explicit(word, &from, to, memory_order_relaxed,
                                                   memory_order_relaxed);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    for (;;) {
        uint64_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed);
        if (tail == SLOTS)
            return false;
        bool done = move(&q->slot[tail], 0, item);
        move(&q->tail, tail, tail + 1); /* a release here ... */
        if (done)
            return true;
    }
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    for (;;) {
        uint64_t head = atomic_load_explicit(&q->head, memory_order_relaxed);
        if (head == SLOTS)
            return QUEUE_EMPTY;
        *item = atomic_load_explicit(&q->slot[head], memory_order_relaxed);
        if (!*item)
            return QUEUE_EMPTY; /* The window: filled, and the old value is still read. */
        if (move(&q->head, head, head + 1))
            return QUEUE_GOT;
    }
}

QLAB_QUEUE(relaxed, struct queue, .put = put, .get_nowait = get_nowait);
