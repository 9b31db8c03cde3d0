/* The oracle: is there an order of these calls that a queue could have produced? By trying. */
#ifndef QLAB_TESTS_JUDGE_ORACLE_H
#define QLAB_TESTS_JUDGE_ORACLE_H

#include <stdbool.h>
#include <stddef.h>

#include "history/history.h"

enum { ORACLE_MOST = 8 };

/* What the calls are judged against. A bag gives any item, a queue the oldest, PUTTERS the oldest
 * of any putter, a stack the newest, PRIORITY one than which none is better. */
enum oracle_object {
    ORACLE_QUEUE,
    ORACLE_BAG,
    ORACLE_PUTTERS,
    ORACLE_STACK,
    ORACLE_PRIORITY,
};

/* An object, and what may have happened to it unseen. */
struct oracle_world {
    enum oracle_object object;
    uint64_t guard;
    uint64_t capacity;         /* 0: no put is ever refused, and FULL says nothing */
    unsigned vanish;           /* so many items may vanish, each at any time */
    bool drained;              /* at the end nothing is inside */
    const int64_t *priorities; /* by item */
};

/* True iff the calls (at most ORACLE_MOST) are linearizable: some order of them respects all
 * "a.returned + guard < b.invoked" and every worker's own, and is a legal run of the object;
 * pending calls may be left out. BUSY says nothing. All calls are from history_flatten. */
bool oracle_runs(const struct operation *calls, size_t count, const struct oracle_world *world);

/* The same of an object without capacity, where FULL and false say nothing either. */
bool oracle_accepts(const struct operation *calls, size_t count, uint64_t guard,
                    enum oracle_object object);

/* How many calls hang at least, in whatever order the calls ran: when nothing moves any more, those
 * under way that took effect, those that wait though they could, and those that do not wait.
 * `gone`: a bit a worker, from 1: it hangs nowhere. */
unsigned oracle_hangs(const struct operation *calls, size_t count, const struct oracle_world *world,
                      unsigned gone);

#endif
