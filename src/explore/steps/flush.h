/* Stores that wait: which steps they hold up, and how they reach memory. See buffer.h. */
#ifndef QLAB_EXPLORE_STEPS_FLUSH_H
#define QLAB_EXPLORE_STEPS_FLUSH_H

#include <stdbool.h>
#include <stdint.h>

#include "explore/machine/machine.h"

/* Whether the request is a store that goes into the buffer. */
bool flush_wants(const struct request *request);
/* Whether the worker's announced step does not have to wait for its buffer. */
bool flush_lets(const struct machine_worker *worker);
/* Puts the requested store behind the others. */
void flush_later(struct machine_worker *worker, const struct request *request, uint64_t value);
/* Lets the oldest store reach memory; that is a step: STEP_FLUSH. */
void flush_oldest(struct machine_worker *worker);

#endif
