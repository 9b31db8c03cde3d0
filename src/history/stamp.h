/* Stamps: when a call was invoked and when it had returned.
 *
 * A verdict uses only facts "a.returned < b.invoked". So the invocation stamp must not be later
 * than the call's first access, and the response stamp not earlier than the moment its last store
 * is visible to everybody: RDTSC may run ahead of older stores that still sit in the store buffer,
 * and an item that "had been put" would then not be there yet. Hence the fences.
 */
#ifndef QLAB_HISTORY_STAMP_H
#define QLAB_HISTORY_STAMP_H

#include <stdatomic.h>
#include <stdint.h>

#include "history/counter.h"

enum stamp_kind {
    STAMP_FENCED, /* the processor's counter between fences: the default */
    STAMP_RAW,    /* no wait for stores: the store buffer is then itself the subject */
    STAMP_TICKET, /* a shared counter: sound on every machine, but workers contend for it */
};

struct stamp_clock {
    enum stamp_kind kind;
    uint64_t guard;            /* estimated disagreement between processors, in ticks (skew.h) */
    uint64_t ticks_per_second; /* 0 for tickets */
    _Atomic uint64_t *ticket;  /* the shared counter, in memory all workers map; else NULL */
    const char *why;           /* one line: why this kind (for run.json and the table's footer) */
};

/* Prepares the wanted kind of clock after testing the processor's counter: it must be invariant,
 * never seen to run backwards between processors, and its estimated disagreement becomes the guard.
 * That is no bound (skew.h says what it leaves open); tickets need none. When the counter fails, a
 * ticket is used instead and .why says so. `ticket` is a counter in memory shared by all workers.
 * Takes some milliseconds; the caller's affinity stays as it is. */
void stamp_clock_open(struct stamp_clock *clock, enum stamp_kind wanted, _Atomic uint64_t *ticket);

/* Ticks to nanoseconds; tickets are returned as they are. */
uint64_t stamp_nanoseconds(const struct stamp_clock *clock, uint64_t ticks);

/* The stamp to take right before a call. */
static inline uint64_t stamp_invoked(const struct stamp_clock *clock)
{
    if (clock->kind != STAMP_TICKET)
        return stamp_counter_before();
    return atomic_fetch_add_explicit(clock->ticket, 1, memory_order_acq_rel);
}

/* The stamp to take right after a call. */
static inline uint64_t stamp_returned(const struct stamp_clock *clock)
{
    if (clock->kind == STAMP_FENCED)
        return stamp_counter_after();
    if (clock->kind == STAMP_RAW)
        return stamp_counter_raw();
    return atomic_fetch_add_explicit(clock->ticket, 1, memory_order_acq_rel);
}

#endif
