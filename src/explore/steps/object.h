/* What the steps on POSIX objects have in common: the object lies in the queue's memory, and the
 * result is an errno value. */
#ifndef QLAB_EXPLORE_STEPS_OBJECT_H
#define QLAB_EXPLORE_STEPS_OBJECT_H

#include <stdbool.h>
#include <time.h>

#include "explore/machine/machine.h"

/* Whether there is memory at the address of the request. */
bool object_mapped(const struct request *request);
/* The same of a step that is to be performed; if not, that ends the execution. */
bool object_reached(const struct machine_worker *worker);
/* Whether the worker may use what lies on a stack there, its own or another's, in a frame that
 * lives; the step about to be performed may write there. */
bool object_on_stack(const struct machine_worker *worker);
/* Ends the execution: the step's object lies in no memory that may be used. */
void object_outside(const struct request *request);
/* Ends a step with its result. Returns true: the worker goes on. */
bool object_done(struct machine_worker *worker, int error);

/* Whether it is a wait with a deadline that could give up: once nobody else can move, or, with
 * INGREDIENT_EARLY, while it `waits`. */
bool object_gives_up(const struct machine_worker *worker, enum ingredient ingredient, bool waits);
/* The same of a wait whose deadline is a time on a clock: one so far ahead that it must belong to
 * another clock never comes. */
bool object_times_out(const struct machine_worker *worker, enum ingredient ingredient, bool waits);
/* What a wait is answered at once that does not have what it waits for: ETIMEDOUT if its deadline
 * is over, EINVAL if that is no time; 0: it waits. */
int object_refuses(const struct machine_worker *worker);
/* Whether its deadline is no time. */
bool object_wrong(const struct machine_worker *worker);
/* The deadline of a timed step and its clock, for the real call; NULL: there is none. */
const struct timespec *object_deadline(const struct request *request);
clockid_t object_clock(const struct request *request);

#endif
