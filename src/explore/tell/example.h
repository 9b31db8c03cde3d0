/* One execution worth looking at, of a queue that may have no lie to show. */
#ifndef QLAB_EXPLORE_TELL_EXAMPLE_H
#define QLAB_EXPLORE_TELL_EXAMPLE_H

#include "explore/search/search.h"
#include "explore/tell/execution.h"

/* Tells, on the machine that is open at its start, what happens when the first worker is stopped
 * before the last step of its first operation, where lies are made: the others go on until they are
 * done, wait, or go round in circles; then it goes on too. Returns 0 with the execution (free with
 * execution_free) or ENOMEM. */
int example_tell(struct execution *execution);

#endif
