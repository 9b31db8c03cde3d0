/* Steps that commute: where one of two workers moves and then the other, and they touch nothing in
 * common, the other way round leads to the same state. */
#ifndef QLAB_EXPLORE_SEARCH_COMMUTE_H
#define QLAB_EXPLORE_SEARCH_COMMUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/experiment.h"
#include "explore/search/graph.h"

/* Whether a step's footprint tells all of its effects there. */
bool commute_applies(const struct experiment *experiment);

/* The state on top of the path was come to by that branch of its parent. What went before that
 * there and commutes with it leads on to a state that was searched: such branches are settled. */
void commute_settle(struct exploration *exploration, size_t taken);

#endif
