/* A bound on preemptions: see bound.c. */
#ifndef QLAB_EXPLORE_MACHINE_BOUND_H
#define QLAB_EXPLORE_MACHINE_BOUND_H

#include <stddef.h>

#include "explore/machine/choice.h"

/* Where there is a bound: strikes out the choices that need a preemption too many; returns how many
 * are left. */
size_t bound_choices(struct choice *list, size_t count);
/* Where there is a bound: notes who runs and whether that is a preemption; before the step. */
void bound_take(struct choice choice);

#endif
