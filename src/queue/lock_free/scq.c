/* Nikolaev's Scalable Circular Queue: tickets by fetch-and-add, and nobody waits for anybody.
 *
 *     put:  free --place--> slots[place].item = item --place--> full
 *     get:  full --place--> item = slots[place].item --place--> free
 *
 * n places, and two rings of 2n slots that hand around their numbers. A slot is one word:
 *
 *     | cycle: times round the ring | safe: 1 bit | index: a place, or none |
 *
 * A giver writes its ticket's slot unless a taker was there before it; a taker that comes too early
 * moves the slot to its own cycle or, if an older index is still in it, marks it unsafe; either way
 * that giver draws another ticket. So that takers can't spoil slots for ever, a ring has a
 * threshold: so many takers in vain since the last give, and no index can be left.
 *
 * Every order stays: the paper's proof is of sequentially consistent memory. x86 pays in one store.
 */
#include <stdatomic.h>

#include "queue/queue.h"

/* The most workers at a time (src/lab/lab.h allows no more); the paper says: at most n. */
enum { WORKERS = 64 };

struct ring {
    _Alignas(64) _Atomic uint64_t head; /* the next ticket to take */
    _Alignas(64) _Atomic uint64_t tail; /* the next ticket to give */
    _Alignas(64) _Atomic int64_t threshold;
};

struct slot {
    _Alignas(32) _Atomic uint64_t full; /* of the ring of places with an item */
    _Atomic uint64_t free;              /* of the ring of places without */
    uint64_t item;                      /* plain: who has the place's number has it alone */
};

struct queue {
    unsigned order;   /* 2^order slots: 2n */
    uint64_t none;    /* no index: all bits of an index set */
    uint64_t safe;    /* the bit above */
    int64_t patience; /* a threshold at its best */
    struct ring full, free;
    struct slot slots[]; /* .full and .free of ticket t: slots[spread(t)]; .item: the first n */
};

static unsigned order_for(size_t capacity)
{
    unsigned order = 1;
    while ((size_t)1 << order < 2 * capacity)
        order++;
    return order;
}

/* Neighbouring tickets go to different cache lines: rotates the slot's number by one bit. */
static size_t spread(const struct queue *q, uint64_t ticket)
{
    return (ticket << 1 & q->none) | (ticket >> (q->order - 1) & 1);
}

static _Atomic uint64_t *slot_of(struct queue *q, const struct ring *ring, uint64_t ticket)
{
    struct slot *slot = &q->slots[spread(q, ticket)];
    return ring == &q->full ? &slot->full : &slot->free;
}

/* The cycle of a word, and of a ticket, where it stands in a word. */
static uint64_t cycle_in(const struct queue *q, uint64_t word)
{
    return word & ~(q->safe | q->none);
}

static uint64_t cycle_of(const struct queue *q, uint64_t ticket)
{
    return (ticket & ~q->none) << 1;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + (sizeof(struct slot) << order_for(capacity));
}

static void ring_init(struct queue *q, struct ring *ring, uint64_t places)
{
    uint64_t first = q->safe; /* cycle 1: every slot is of an older one */
    atomic_init(&ring->head, first);
    atomic_init(&ring->tail, first + places);
    atomic_init(&ring->threshold, places > 0 ? q->patience : -1);
    for (uint64_t i = 0; i <= q->none; i++)
        atomic_init(slot_of(q, ring, i),
                    i < places ? cycle_of(q, first) | q->safe | i : q->safe | q->none);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    q->order = order_for(capacity);
    q->safe = (uint64_t)1 << q->order;
    q->none = q->safe - 1;
    /* Those in vain before the last index given: at most WORKERS - 1 had their tickets when it was
     * given, and then its own was less than 2n ahead of head. (With n workers: 3n - 1.) */
    q->patience = (int64_t)q->safe + WORKERS - 1;
    ring_init(q, &q->full, 0);
    ring_init(q, &q->free, q->safe / 2);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

/* Puts an index into the ring. There is always room: 2n slots, and no more than n indices. */
static void give(struct queue *q, struct ring *ring, uint64_t index)
{
    for (;;) {
        uint64_t ticket = atomic_fetch_add(&ring->tail, 1), cycle = cycle_of(q, ticket);
        _Atomic uint64_t *slot = slot_of(q, ring, ticket);
        uint64_t word = atomic_load(slot); /* from the CAS and the OR in take() */
        /* Unsafe, but head has not passed: the taker of this ticket is still to come. Who marked
         * the slot had moved head before, so this load is not too old. */
        while (cycle_in(q, word) < cycle && (word & q->none) == q->none &&
               (word & q->safe || atomic_load(&ring->head) <= ticket))
            /* Publishes the item, or the place to write one, to the load in take(). */
            if (atomic_compare_exchange_weak(slot, &word, cycle | q->safe | index)) {
                /* The index is in before the threshold is read: a taker that missed it and counts
                 * later, counts from the best. Partner: the subtractions in take(). */
                if (atomic_load(&ring->threshold) != q->patience)
                    atomic_store(&ring->threshold, q->patience);
                return;
            }
    }
}

/* Takes the oldest index out of the ring, or answers none. */
static uint64_t take(struct queue *q, struct ring *ring)
{
    if (atomic_load(&ring->threshold) < 0) /* a give that has returned has raised it */
        return q->none;
    for (;;) {
        uint64_t ticket = atomic_fetch_add(&ring->head, 1), cycle = cycle_of(q, ticket), late;
        _Atomic uint64_t *slot = slot_of(q, ring, ticket);
        uint64_t word = atomic_load(slot); /* from the CAS in give() */
        do {
            if (cycle_in(q, word) == cycle) {
                /* Not a store: another taker may mark it unsafe just now. Tells give(). */
                atomic_fetch_or(slot, q->none);
                return word & q->none;
            }
            late =
                (word & q->none) == q->none ? cycle | (word & q->safe) | q->none : word & ~q->safe;
        } while (cycle_in(q, word) < cycle && !atomic_compare_exchange_weak(slot, &word, late));

        /* None is inside at this load if all tickets to give have their taker. */
        uint64_t tail = atomic_load(&ring->tail);
        bool none = tail <= ticket + 1;
        while (tail < ticket + 1 && !atomic_compare_exchange_weak(&ring->tail, &tail, ticket + 1))
            ; /* tail must not stay behind, or givers would come too late for long */
        if (atomic_fetch_sub(&ring->threshold, 1) <= 0 || none)
            return q->none;
    }
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint64_t place = take(q, &q->free);
    if (place == q->none)
        return false;
    q->slots[place].item = item;
    give(q, &q->full, place);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint64_t place = take(q, &q->full);
    if (place == q->none)
        return QUEUE_EMPTY;
    *item = q->slots[place].item;
    give(q, &q->free, place);
    return QUEUE_GOT;
}

/* "No" may be too early: a ticket counts from when it is taken, its item from when it is there. */
static bool empty(void *queue)
{
    struct queue *q = queue;
    uint64_t head = atomic_load(&q->full.head); /* first: then at the next load it is no less */
    return atomic_load(&q->full.tail) <= head;
}

const struct queue_class QUEUE_CLASS(scq) = {
    .name = "scq",
    .family = "lock-free",
    .summary = "two rings of places, tickets by fetch-and-add, a threshold",
    .claim = QUEUE_EXACT,
    .alike = true,
    .wrong = "not-empty",
    .progress = "lock-free: of all workers at it, one always gets on",
    .reference = "R. Nikolaev, A Scalable, Portable, and Memory-Efficient Lock-Free FIFO Queue, "
                 "DISC 2019",
    .source = "src/queue/lock_free/scq.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
