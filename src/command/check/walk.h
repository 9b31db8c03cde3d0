/* A walk through every client of a queue, the smallest first, until one goes wrong or the time is
 * over: pass by pass, each has an equal share of the time. */
#ifndef QLAB_COMMAND_CHECK_WALK_H
#define QLAB_COMMAND_CHECK_WALK_H

#include <stdbool.h>

#include "command/check/walked.h"
#include "lab/lab.h"

/* Walks over the only queue of the lab, as planned. 0 with *walk filled, or an exit status after
 * complaining. */
int walk_clients(const struct lab *lab, const struct walk_plan *plan, struct walk *walk);

/* Whether this build has the explorer, to walk with. */
bool walk_is_here(void);

#endif
