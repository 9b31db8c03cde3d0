/* Rounds: what a livelock does for ever. */
#ifndef QLAB_EXPLORE_SEARCH_ROUND_H
#define QLAB_EXPLORE_SEARCH_ROUND_H

#include <stddef.h>

#include "explore/machine/choice.h"
#include "explore/search/search.h"

enum { ROUND_MOST = 24 };

/* Finds a circle of steps from the state where the machine stands back to it, in which the workers
 * take turns and stay in the livelock. Writes at most ROUND_MOST choices and returns how many; 0 if
 * no such circle is short enough, or out of memory. The machine is where it was. */
size_t round_find(const struct exploration *exploration, struct choice *choices);

#endif
