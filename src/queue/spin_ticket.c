/* One lock around everything, but a spinlock: draw a ticket and wait until it is served.
 *
 *     next      7   the ticket that the next to come will draw
 *     serving   5   5 holds the lock, 6 waits
 *
 * First come, first served: nobody starves, as under other spinlocks some do. A waiter looks again
 * after a pause for each who is ahead of him, for his looks take the line from the holder.
 *
 * With more workers than processors fairness turns against it. The lock goes to the next in line
 * even if that one is off its processor, and all who do run wait for one who does not: a convoy, at
 * worst a time slice per operation, where mutex.c gives the lock to whoever is there. So after some
 * looks in vain a waiter yields its processor, perhaps to the very one for whom all wait. That
 * saves the rest of its slice; the line stays as long as it is.
 */
#include <sched.h>
#include <stdatomic.h>

#include "queue/queue.h"

enum {
    LOOKS = 4,  /* at `serving`, between two yields */
    PAUSE = 50, /* rounds of doing nothing, for each who is ahead: about the time of one turn */
};

struct queue {
    _Alignas(64) _Atomic unsigned next; /* both wrap around together */
    _Alignas(64) _Atomic unsigned serving;
    _Alignas(64) size_t capacity;
    size_t head, tail; /* how many items were ever got, ever put; the lock protects them */
    uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    atomic_init(&q->next, 0);
    atomic_init(&q->serving, 0);
    q->capacity = capacity;
    q->head = q->tail = 0;
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

/* Looks some times whether the ticket is served. */
static bool served(struct queue *q, unsigned ticket)
{
    for (int look = 0; look < LOOKS; look++) {
        /* acquire: pairs with the release in unlock(), whatever the last holder did comes before */
        unsigned ahead = ticket - atomic_load_explicit(&q->serving, memory_order_acquire);
        if (ahead == 0)
            return true;
        for (volatile unsigned i = 0; i < ahead * PAUSE; i++)
            ; /* volatile: or the compiler would save us the time */
    }
    return false;
}

static void lock(struct queue *q)
{
    /* relaxed: a ticket orders nothing, its being served does */
    unsigned ticket = atomic_fetch_add_explicit(&q->next, 1, memory_order_relaxed);
    while (!served(q, ticket))
        sched_yield();
}

static void unlock(struct queue *q)
{
    /* relaxed: only the holder writes it. release: pairs with the acquire in served() */
    unsigned ticket = atomic_load_explicit(&q->serving, memory_order_relaxed);
    atomic_store_explicit(&q->serving, ticket + 1, memory_order_release);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    lock(q);
    bool room = q->tail - q->head < q->capacity;
    if (room)
        q->ring[q->tail++ % q->capacity] = item;
    unlock(q);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    lock(q); /* waits for all who came before, not for an item */
    bool nothing = q->head == q->tail;
    if (!nothing)
        *item = q->ring[q->head++ % q->capacity];
    unlock(q);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    lock(q);
    bool nothing = q->head == q->tail;
    unlock(q);
    return nothing;
}

const struct queue_class QUEUE_CLASS(spin_ticket) = {
    .name = "spin-ticket",
    .family = "mutex",
    .summary = "one ticket spinlock; every operation waits its turn",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "blocking, and fair: a holder, or a next in line, that stops stops everybody",
    .reference = "J. M. Mellor-Crummey and M. L. Scott, TOCS 1991, section 2.2: ticket lock",
    .source = "src/queue/spin_ticket.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
