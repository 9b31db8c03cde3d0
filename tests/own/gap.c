/* Counts first and links later: get_nowait() may find the gap, and says Empty. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 64 };
struct queue {
    _Atomic unsigned tail, head;
    _Atomic uint64_t slot[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    unsigned at = atomic_fetch_add(&q->tail, 1);
    atomic_store(&q->slot[at % PLACES], item);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    for (;;) {
        unsigned at = atomic_load(&q->head);
        uint64_t there = atomic_load(&q->slot[at % PLACES]);
        if (!there)
            return QUEUE_EMPTY; /* The window: a putter has its place and has not filled it. */
        if (atomic_compare_exchange_strong(&q->head, &at, at + 1)) {
            *item = there;
            atomic_store(&q->slot[at % PLACES], 0);
            return QUEUE_GOT;
        }
    }
}

QLAB_QUEUE(gap, struct queue, .put = put, .get_nowait = get_nowait);
