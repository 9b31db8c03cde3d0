/* Running workers from step to step. */
#ifndef QLAB_EXPLORE_MACHINE_RUN_H
#define QLAB_EXPLORE_MACHINE_RUN_H

#include <stddef.h>

#include "explore/machine/machine.h"

/* Lets one of the choices happen, up to the worker's next step. */
void machine_take(struct choice choice);

/* Begins the worker's program and runs it to its first step. */
void worker_begin(size_t self);
/* Begins what comes before the program: runs `entry` to its first step. */
void worker_enter(size_t self, void (*entry)(void));
/* Takes the announced step, whatever the bound and the budgets say. */
void worker_step(struct machine_worker *worker, struct choice choice);

#endif
