/* Atomic operations under C11: which messages the announced one may take, and taking one. */
#ifndef QLAB_EXPLORE_MEMORY_ACCESS_H
#define QLAB_EXPLORE_MEMORY_ACCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "explore/memory/psc.h"

/* The messages that the worker's announced operation may read, or store behind, as bits: bit 0 is
 * the newest, bit 1 the one before it; `fails`: as a weak compare-exchange that fails for nothing.
 * 0: there is but one. */
unsigned access_picks(const struct machine_worker *worker, bool fails);

/* Begins the operation on the message that was picked. False: the execution ends. */
bool access_begin(struct touch *touch, const struct machine_worker *worker, uint8_t pick);
/* The value of that message. */
step_value access_value(const struct touch *touch);
/* Ends it: with .order, .reads and .writes as it came, and the value that it stores. */
void access_end(struct touch *touch, struct machine_worker *worker, step_value value);

#endif
