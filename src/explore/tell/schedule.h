/* Schedules as text, to copy and paste: `A3B6A1~5b0e41c`.
 *
 * A letter per worker and how many steps it takes: A three, B six, A one. `A1.2` is a step with its
 * outcome 2 (a signal wakes that worker), `A1!1` one with ingredient 1 (a wait gives up), and a
 * final `*` says that the execution is left before its end, in a livelock. What follows `~` is a
 * check: four digits of the queue, program and capacity, then one of what every run of steps did.
 * Without it the schedule is taken as it is. Blanks mean nothing.
 */
#ifndef QLAB_EXPLORE_TELL_SCHEDULE_H
#define QLAB_EXPLORE_TELL_SCHEDULE_H

#include <stddef.h>

#include <stdbool.h>
#include <stddef.h>

#include "explore/search/search.h"
#include "explore/tell/execution.h"

/* The schedule of an execution on that experiment. From malloc; NULL when out of memory. */
char *schedule_write(const struct experiment *experiment, const struct execution *execution);

/* Whether the check in `text` was made for another queue, program or capacity. False if there is no
 * check. */
bool schedule_is_foreign(const struct experiment *experiment, const char *text);

#endif
