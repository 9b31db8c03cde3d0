/* Reversing races: see reverse.c. */
#ifndef QLAB_EXPLORE_STORIES_REVERSE_H
#define QLAB_EXPLORE_STORIES_REVERSE_H

#include <stdint.h>

#include "explore/stories/path.h"

/* Sets the clock of the next event from those on the path. */
void path_clock(const struct path *path, struct event *event);
/* Wants tried, before every event that races with this next one, what reverses them. Its clock is
 * set. */
void path_reverse(struct path *path, const struct event *event);
/* The same for what the waiting workers (not `enabled`) would do next. */
void path_reverse_waiting(struct path *path, uint32_t enabled);

#endif
