/* The step that a worker has announced: whether and how it can happen, and doing it. What that
 * means is said by its struct step_kind. */
#ifndef QLAB_EXPLORE_MACHINE_ANNOUNCED_H
#define QLAB_EXPLORE_MACHINE_ANNOUNCED_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/machine/machine.h"

/* Whether it can happen now. */
bool step_enabled(const struct machine_worker *worker);
/* Whether it could happen by that ingredient, and then other than without it. */
bool step_offers(const struct machine_worker *worker, enum ingredient ingredient);
/* Whether it may give up instead: a timed wait. */
bool step_timed(const struct machine_worker *worker);
/* The workers that it may pick from, as bits; 0: it picks none. */
unsigned step_picks(const struct machine_worker *worker);
/* The worker that holds what it waits for; SIZE_MAX: none. */
size_t step_holder(const struct machine_worker *worker);
/* Whether the announced operation is a step at all in this memory model. */
bool step_visible(const struct machine_worker *worker);
/* Performs it and fills machine.record. Returns false if the worker is parked again with another
 * request (the second half of a wait) and must not be resumed. */
bool step_perform(struct machine_worker *worker, struct choice choice);

#endif
