/* Dmitry Vyukov's bounded queue: a ring whose every cell says whose turn it is.
 *
 *     seq == pos            free, for the putter that drew ticket pos from tail
 *     seq == pos + 1        full, for the getter that drew ticket pos from head
 *     seq == pos + cells    free again, one round later
 *
 * vyukov.c with one change: at a cell not published, tail is looked at too. tail == pos: nobody
 * has claimed the cell, nothing is inside. Else a putter is about to publish, and the getter tries
 * again: it may spin for as long as that putter is off its processor. Full can lie as before.
 */
#include <stdatomic.h>

#include "queue/queue.h"

struct cell {
    _Atomic size_t seq;
    uint64_t item; /* plain: whoever's turn it is has the cell alone */
};

struct queue {
    size_t mask;                      /* number of cells - 1 */
    _Alignas(64) _Atomic size_t tail; /* the next ticket to put */
    _Alignas(64) _Atomic size_t head; /* the next ticket to get */
    _Alignas(64) struct cell cells[]; /* ticket pos: cells[pos & mask] */
};

/* A power of two, for the mask; at least 2, or "full" and "free again" were the same number. */
static size_t rounded(size_t capacity)
{
    size_t cells = 2;
    while (cells < capacity)
        cells *= 2;
    return cells;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + rounded(capacity) * sizeof(struct cell);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    q->mask = rounded(capacity) - 1;
    atomic_init(&q->tail, 0);
    atomic_init(&q->head, 0);
    for (size_t i = 0; i <= q->mask; i++)
        atomic_init(&q->cells[i].seq, i);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t pos = atomic_load_explicit(&q->tail, memory_order_relaxed); /* a guess, the CAS checks */
    for (;;) {
        size_t seq = atomic_load_explicit(&q->cells[pos & q->mask].seq, memory_order_acquire);
        ptrdiff_t turn = (ptrdiff_t)(seq - pos); /* acquired from the store in get_nowait() */
        if (turn < 0)
            return false;
        if (turn > 0)
            pos = atomic_load_explicit(&q->tail, memory_order_relaxed);
        else if (atomic_compare_exchange_weak_explicit(&q->tail, &pos, pos + 1,
                                                       memory_order_relaxed, memory_order_relaxed))
            break; /* relaxed: tickets order nothing, seq does */
    }
    struct cell *cell = &q->cells[pos & q->mask]; /* claimed, not yet published */
    cell->item = item;
    atomic_store_explicit(&cell->seq, pos + 1, memory_order_release); /* acquire in get_nowait() */
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t pos = atomic_load_explicit(&q->head, memory_order_acquire); /* from the CAS below */
    for (;;) {
        size_t seq = atomic_load_explicit(&q->cells[pos & q->mask].seq, memory_order_acquire);
        ptrdiff_t turn = (ptrdiff_t)(seq - (pos + 1)); /* acquired from the store in put() */
        /* head was pos before tail was, both only grow, and head <= tail: now they are equal.
         * relaxed: head, acquired before, has brought a tail at least as new. */
        if (turn < 0 && atomic_load_explicit(&q->tail, memory_order_relaxed) == pos)
            return QUEUE_EMPTY;
        if (turn != 0) /* again from the CAS below; it stays: as the first, for the next look */
            pos = atomic_load_explicit(&q->head, memory_order_acquire);
        else if (atomic_compare_exchange_weak_explicit(&q->head, &pos, pos + 1,
                                                       memory_order_release, memory_order_acquire))
            break; /* released: who acquires this head will not see a lesser tail */
    }
    struct cell *cell = &q->cells[pos & q->mask];
    *item = cell->item; /* before the cell goes back to the acquire in put(): */
    atomic_store_explicit(&cell->seq, pos + q->mask + 1, memory_order_release);
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    size_t pos = atomic_load_explicit(&q->head, memory_order_acquire); /* all as in get_nowait() */
    /* From put(). It stays: as in get_nowait(), though nothing is read behind it here. */
    size_t seq = atomic_load_explicit(&q->cells[pos & q->mask].seq, memory_order_acquire);
    return (ptrdiff_t)(seq - (pos + 1)) < 0 &&
           atomic_load_explicit(&q->tail, memory_order_relaxed) == pos;
}

const struct queue_class QUEUE_CLASS(vyukov_exact) = {
    .name = "vyukov-exact",
    .family = "lock-free",
    .summary = "ring of cells with sequence numbers; unclaimed = Empty",
    .claim = QUEUE_EXACT,
    .alike = true,
    .window = NULL,
    .progress = "blocking in disguise: a putter that stops stops the getters",
    .reference = "D. Vyukov, Bounded MPMC queue, 1024cores.net",
    .source = "src/queue/lock_free/vyukov_exact.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
