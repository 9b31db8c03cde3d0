/* Volatile accesses: what is left to do when the code has made one. */
#ifndef QLAB_EXPLORE_STEPS_VOLATILE_H
#define QLAB_EXPLORE_STEPS_VOLATILE_H

#include "explore/machine/machine.h"

/* An access that a step has let the worker's own code make; .worker is NULL if there is none. */
struct volatile_access {
    struct machine_worker *worker;
    struct request request;
    step_value before; /* what memory held, ... */
    bool hidden;       /* ... where the worker was shown its own buffered store instead */
};
extern struct volatile_access volatile_access;

/* The worker's code has gone on: the access has been made. */
void volatile_settle(void);

#endif
