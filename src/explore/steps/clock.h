/* The clock, as a get_timed() sees it. */
#ifndef QLAB_EXPLORE_STEPS_CLOCK_H
#define QLAB_EXPLORE_STEPS_CLOCK_H

#include <stdbool.h>
#include <time.h>

#include "explore/machine/machine.h"

/* Whether the deadline of the worker's get_timed() has come. */
bool clock_is_past(const struct machine_worker *worker);
/* Whether looking at the clock is a step: the deadline could have come. */
bool clock_matters(const struct machine_worker *worker);
/* Whether there is such a clock. */
bool clock_exists(clockid_t clock);
/* Whether its nanoseconds are none: EINVAL. */
bool clock_wrong(const struct timespec *time);
/* What the clock shows now to the worker. */
struct timespec clock_now(const struct machine_worker *worker, clockid_t clock);
/* The same as it looks at it. */
struct timespec clock_shows(const struct machine_worker *worker, clockid_t clock);

#endif
