/* A ring below Dekker's flags: whoever sees the other's flag up does not enter. Raised by an
 * exchange, the flags keep both out on every x86; but relaxed, in C11's memory, both may enter at
 * once. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { SLOTS = 4, PUTTER = 0, GETTER = 1 };
struct queue {
    atomic_int inside[2];
    unsigned head, tail; /* of who is inside, as the slots */
    uint64_t slot[SLOTS];
};

static bool enter(struct queue *q, int self)
{
    atomic_exchange_explicit(&q->inside[self], 1, memory_order_relaxed);
    if (!atomic_load_explicit(&q->inside[!self], memory_order_acquire))
        return true;
    atomic_store_explicit(&q->inside[self], 0, memory_order_release);
    return false;
}

static void leave(struct queue *q, int self)
{
    atomic_store_explicit(&q->inside[self], 0, memory_order_release);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    if (!enter(q, PUTTER))
        return false;
    bool room = q->tail - q->head < SLOTS;
    if (room)
        q->slot[q->tail++ % SLOTS] = item;
    leave(q, PUTTER);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    if (!enter(q, GETTER))
        return QUEUE_BUSY;
    bool any = q->tail != q->head;
    if (any)
        *item = q->slot[q->head++ % SLOTS];
    leave(q, GETTER);
    return any ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(entered, struct queue, .put = put, .get_nowait = get_nowait, .putters = 1, .getters = 1);
