/* The steps of gated workers: see gated_step.c. */
#ifndef QLAB_EXPLORE_THREADS_GATED_STEP_H
#define QLAB_EXPLORE_THREADS_GATED_STEP_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/tell/execution.h"
#include "explore/threads/native.h"

/* Every hook of a gated worker comes here. */
extern const struct observer gated_observer;

/* Whether real threads can be made to take these steps. If not, one line in `why`. */
bool gate_can(const struct execution *execution, char *why, size_t why_size);

#endif
