/* From an exploration to its state graph. */
#ifndef QLAB_EXPLORE_GRAPH_GRAPH_WALK_H
#define QLAB_EXPLORE_GRAPH_GRAPH_WALK_H

#include "explore/graph/state_graph.h"
#include "explore/search/search.h"

/* Makes the graph of an exploration, which must be open and stand at its start. 0 or ENOMEM; free
 * the graph in either case. */
int graph_make(struct state_graph *graph, const struct exploration *exploration);

#endif
