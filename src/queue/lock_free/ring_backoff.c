/* A ring for processors that fight: the fastest queue here, and exact.
 *
 *     head <= pos < tail    claimed by a putter; inside once seq == pos + 1
 *
 * Vyukov's ring (vyukov_exact.c) with two changes. Where a cell is free is told by head alone: a
 * getter reads the item before it moves head, so it has nothing to write into the cell, and a
 * putter nothing to read there. And who loses a race steps back: trying again at once would take
 * the cache lines away from the winner. The loser waits, twice as long each time, while the winner
 * goes on with its lines at hand; then it gives its processor to others, for the putter that it
 * waits for may be without one.
 */
#include <sched.h>
#include <stdatomic.h>

#include "queue/queue.h"

struct cell {
    _Atomic size_t seq;
    _Atomic uint64_t item; /* atomic, for a getter that will lose may look while it is written */
};

struct queue {
    size_t mask;                      /* number of cells - 1 */
    _Alignas(64) _Atomic size_t tail; /* the next ticket to put */
    _Alignas(64) _Atomic size_t head; /* the next ticket to get */
    _Alignas(64) struct cell cells[]; /* ticket pos: cells[pos & mask] */
};

enum outcome { DONE, NOTHING, LOST };

/* A power of two, for the mask. */
static size_t rounded(size_t capacity)
{
    size_t cells = 1;
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
    for (size_t i = 0; i <= q->mask; i++) {
        atomic_init(&q->cells[i].seq, 0);
        atomic_init(&q->cells[i].item, 0);
    }
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

static inline enum outcome try_put(struct queue *q, uint64_t item)
{
    size_t pos = atomic_load_explicit(&q->tail, memory_order_relaxed); /* a guess, the CAS checks */
    /* Acquired from the CAS in try_get(): who got the last item of this cell has read it. */
    size_t head = atomic_load_explicit(&q->head, memory_order_acquire);
    if (pos - head > q->mask && pos > head)
        return NOTHING;
    if (!atomic_compare_exchange_strong_explicit(&q->tail, &pos, pos + 1, memory_order_relaxed,
                                                 memory_order_relaxed))
        return LOST;                              /* relaxed: tickets order nothing, seq does */
    struct cell *cell = &q->cells[pos & q->mask]; /* claimed, not yet published */
    atomic_store_explicit(&cell->item, item, memory_order_relaxed);
    atomic_store_explicit(&cell->seq, pos + 1, memory_order_release); /* acquire in try_get() */
    return DONE;
}

static inline enum outcome try_get(struct queue *q, uint64_t *item)
{
    size_t pos = atomic_load_explicit(&q->head, memory_order_acquire); /* from the CAS below */
    struct cell *cell = &q->cells[pos & q->mask];
    /* Not published, or head has moved on. Nothing is inside if head == tail: head was pos before
     * tail was, and never passes it. relaxed: head has brought a tail at least as new. */
    if (atomic_load_explicit(&cell->seq, memory_order_acquire) != pos + 1) /* store in try_put() */
        return atomic_load_explicit(&q->tail, memory_order_relaxed) == pos ? NOTHING : LOST;
    /* relaxed: seq has brought it; if a later putter overwrites it, head has moved and we lose. */
    uint64_t first = atomic_load_explicit(&cell->item, memory_order_relaxed);
    /* Released: the item is read. Partners: the loads of head. */
    if (!atomic_compare_exchange_strong_explicit(&q->head, &pos, pos + 1, memory_order_release,
                                                 memory_order_relaxed))
        return LOST;
    *item = first;
    return DONE;
}

/* Rounds of waiting: at first, and before others get the processor. */
enum { SHORT = 256, LONG = 4096 };

static void step_back(unsigned *rounds)
{
    for (volatile unsigned i = 0; i < *rounds; i++)
        ; /* volatile: or the compiler would save us the time */
    if (*rounds < LONG)
        *rounds *= 2;
    else
        sched_yield();
}

/* Out of line, for the sake of those who win: they save no registers. */
static __attribute__((noinline)) enum outcome put_later(struct queue *q, uint64_t item)
{
    enum outcome outcome = LOST;
    for (unsigned rounds = SHORT; outcome == LOST; outcome = try_put(q, item))
        step_back(&rounds);
    return outcome;
}

static __attribute__((noinline)) enum outcome get_later(struct queue *q, uint64_t *item)
{
    enum outcome outcome = LOST;
    for (unsigned rounds = SHORT; outcome == LOST; outcome = try_get(q, item))
        step_back(&rounds);
    return outcome;
}

static bool put(void *queue, uint64_t item)
{
    enum outcome outcome = try_put(queue, item);
    return (outcome == LOST ? put_later(queue, item) : outcome) == DONE;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    enum outcome outcome = try_get(queue, item);
    outcome = outcome == LOST ? get_later(queue, item) : outcome;
    return outcome == DONE ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    size_t pos = atomic_load_explicit(&q->head, memory_order_acquire); /* as in try_get() */
    return atomic_load_explicit(&q->tail, memory_order_relaxed) == pos;
}

const struct queue_class QUEUE_CLASS(ring_backoff) = {
    .name = "ring-backoff",
    .family = "lock-free",
    .summary = "ring, head tells what is free; losers wait a little",
    .claim = QUEUE_EXACT,
    .alike = true,
    .progress = "blocking in disguise: a putter that stops stops the getters",
    .reference = "Vyukov's ring; backoff: A. Agarwal and M. Cherian, ISCA 1989",
    .source = "src/queue/lock_free/ring_backoff.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
