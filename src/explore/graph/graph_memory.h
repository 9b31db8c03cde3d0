/* The shared memory of a state, in words. */
#ifndef QLAB_EXPLORE_GRAPH_GRAPH_MEMORY_H
#define QLAB_EXPLORE_GRAPH_GRAPH_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/graph/state_graph.h"

/* Where the words lie, for every way in which the heap was met. All zero: none yet. */
struct layouts {
    struct layout *list;
    size_t count;
};

/* Notes the memory as the machine stands. False when out of memory. */
bool graph_memory_note(struct state_graph *graph, struct layouts *layouts,
                       struct graph_memory *memory);
void layouts_free(struct layouts *layouts);

#endif
