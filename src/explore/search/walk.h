/* The walk over all states: see walk.c. */
#ifndef QLAB_EXPLORE_SEARCH_WALK_H
#define QLAB_EXPLORE_SEARCH_WALK_H

#include <stdbool.h>

#include "explore/search/graph.h"

/* Walks from where the machine stands until all is found, or it is over. False: no memory. */
bool walk_states(struct exploration *exploration);

#endif
