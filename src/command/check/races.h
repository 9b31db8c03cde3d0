/* Data races of a client. */
#ifndef QLAB_COMMAND_CHECK_RACES_H
#define QLAB_COMMAND_CHECK_RACES_H

#include <stdbool.h>
#include <stdint.h>

#include "explore/experiment.h"

struct known;

/* Looks for data races, which the search of states does not. *seen: VERDICT_RACE if there is one,
 * else 0. `known` is that of the search. False: not all was looked at, for is_over() said so or it
 * is too much. */
bool races_of(const struct experiment *experiment, bool (*is_over)(uint64_t done),
              struct known *known, unsigned *seen);

#endif
