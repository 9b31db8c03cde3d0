/* The drain: what still comes out of a queue after everybody has stopped. */
#ifndef QLAB_MEASURE_DRAIN_H
#define QLAB_MEASURE_DRAIN_H

#include <signal.h>

#include "judge/judge.h"
#include "measure/worker.h"

enum drain {
    DRAIN_DONE,   /* the queue says Empty, again and again: all that was in it is in the log */
    DRAIN_NOT,    /* it does not: it says Busy for ever, the log is full, or it has no part left */
    DRAIN_KILLED, /* the drainer hung in the queue (a dead holder's lock) and was killed: the queue
                     must not be used again */
};

/* Gets all that is inside, in a process of its own, into the worker's log: .control->count calls,
 * all of which got an item. Nobody else may use the queue. Ends early when *stop is set. */
enum drain drain(struct worker *worker, const volatile sig_atomic_t *stop);

/* By how many items what was put differs from what was got and came in the drain: some were lost,
 * or made up. */
uint64_t drain_missed(const struct worker *drainer, const struct tally *tally);

#endif
