/* Events: what a step meant to the other workers.
 *
 * Two steps of different workers are dependent if their order can matter: they touch the same bytes
 * and one of them writes, or act on the same mutex, condition, spin lock or semaphore. Executions
 * that differ only in the order of independent steps are one story (a Mazurkiewicz trace).
 *
 * Explorers count stories so, and so they can be compared. But the judge looks at real time, and
 * malloc() gives out again what free() took: where that counts ("strictly"), a return and another
 * worker's invocation are dependent, and so are free() and the next malloc().
 */
#ifndef QLAB_EXPLORE_STORIES_EVENT_H
#define QLAB_EXPLORE_STORIES_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "explore/machine/machine.h"

struct touch {
    uint64_t address;
    uint32_t width; /* 0: nothing */
};

struct event {
    struct choice choice;
    bool writes;             /* what it touches; an operation on a lock or semaphore always does */
    bool blocks;             /* it is of a kind that may have to wait */
    bool all;                /* no other step commutes with it */
    bool invokes;            /* it is the first step of an operation */
    bool returns;            /* it is the last step of an operation */
    uint8_t heap;            /* what it did to the heap: enum heap_use */
    bool joins;              /* it waits for the end of a thread */
    bool ends;               /* it is the last step of its worker */
    uint8_t owner;           /* who held the mutex before: worker + 1, or 0 */
    struct touch touches[2]; /* a wait touches its condition and its mutex */
    struct touch freed;      /* the memory that was given back after it */
    uint16_t clock[MACHINE_WORKERS]; /* of each worker, how many events happened before this one,
                                        itself included */
};

/* What the worker's announced step would touch, as far as that is known beforehand. */
struct event event_announced(size_t worker);

/* Takes the step (machine_take) and says what it was. The clock is zero. */
struct event event_take(struct choice choice);

/* Whether the order of two events can matter; `strictly` as above. */
bool event_dependent(const struct event *a, const struct event *b, bool strictly);

/* Whether `before` happens before `after`, or is the same. */
static inline bool event_reaches(const struct event *before, const struct event *after)
{
    size_t worker = before->choice.worker;
    return after->clock[worker] >= before->clock[worker];
}

/* Makes the clock of `after` include that of `before`. */
static inline void event_join(struct event *after, const struct event *before)
{
    for (size_t w = 0; w < MACHINE_WORKERS; w++)
        if (after->clock[w] < before->clock[w])
            after->clock[w] = before->clock[w];
}

#endif
