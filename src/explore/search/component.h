/* Strongly connected components of the state graph: see component.c. */
#ifndef QLAB_EXPLORE_SEARCH_COMPONENT_H
#define QLAB_EXPLORE_SEARCH_COMPONENT_H

#include <stddef.h>

#include "explore/search/graph.h"

/* Settles odds, costs and livelock of the component that starts at this member, and closes it. */
void component_close(struct exploration *exploration, size_t first);

/* What a fair circle is, where the machine stands in one: after a death, the holder's; 0
 * if all who go round wait for what is not there. */
unsigned circle_verdict(void);

#endif
