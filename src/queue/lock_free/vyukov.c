/* Dmitry Vyukov's bounded queue: a ring whose every cell says whose turn it is.
 *
 *     seq == pos            free, for the putter that drew ticket pos from tail
 *     seq == pos + 1        full, for the getter that drew ticket pos from head
 *     seq == pos + cells    free again, one round later
 *
 * put() draws a ticket, later publishes by storing seq. In between its cell is claimed but not
 * published, and getters that stand before it say Empty, whatever lies behind: seldom, but for a
 * whole time slice if the putter has lost its processor there. Full can lie likewise.
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
    size_t pos = atomic_load_explicit(&q->head, memory_order_relaxed); /* as in put() */
    for (;;) {
        size_t seq = atomic_load_explicit(&q->cells[pos & q->mask].seq, memory_order_acquire);
        ptrdiff_t turn = (ptrdiff_t)(seq - (pos + 1)); /* acquired from the store in put() */
        if (turn < 0)
            return QUEUE_EMPTY; /* not published, but perhaps claimed, and more published behind */
        if (turn > 0)
            pos = atomic_load_explicit(&q->head, memory_order_relaxed);
        else if (atomic_compare_exchange_weak_explicit(&q->head, &pos, pos + 1,
                                                       memory_order_relaxed, memory_order_relaxed))
            break; /* relaxed: as in put() */
    }
    struct cell *cell = &q->cells[pos & q->mask];
    *item = cell->item; /* before the cell goes back to the acquire in put(): */
    atomic_store_explicit(&cell->seq, pos + q->mask + 1, memory_order_release);
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    size_t pos = atomic_load_explicit(&q->head, memory_order_relaxed); /* as in get_nowait() */
    /* From put(). It stays: as in get_nowait(), though nothing is read behind it here. */
    size_t seq = atomic_load_explicit(&q->cells[pos & q->mask].seq, memory_order_acquire);
    return (ptrdiff_t)(seq - (pos + 1)) < 0; /* the same window */
}

const struct queue_class QUEUE_CLASS(vyukov) = {
    .name = "vyukov",
    .family = "lock-free",
    .summary = "ring of cells with sequence numbers; unpublished = Empty",
    .claim = QUEUE_INEXACT,
    .alike = true,
    .window = "put(), between the CAS on tail and the store to seq: claimed, not yet published",
    .progress = "blocking in disguise: a putter that stops hides all items behind its own",
    .reference = "D. Vyukov, Bounded MPMC queue, 1024cores.net",
    .source = "src/queue/lock_free/vyukov.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
