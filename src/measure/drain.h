/* The drain: what still comes out of a queue after everybody has stopped. */
#ifndef QLAB_MEASURE_DRAIN_H
#define QLAB_MEASURE_DRAIN_H

#include <signal.h>

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

#endif
