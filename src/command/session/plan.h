/* --plan: what many machines would find, as arithmetic. */
#ifndef QLAB_COMMAND_SESSION_PLAN_H
#define QLAB_COMMAND_SESSION_PLAN_H

#include "lab/lab.h"

/* Prints how many shards of the lab, as it is to be run, so many machines make in that time, such
 * as "1000x1h", and what they would find, by what the lab's newest run found, or its reference. 0,
 * or complains and returns 64 if that is no plan, 66 if the lab was never run. */
int plan_print(const struct lab *lab, const char *plan);

#endif
