/* Whether workers may go round for ever, though each gets his turn: see fairness.c. */
#ifndef QLAB_EXPLORE_SEARCH_FAIRNESS_H
#define QLAB_EXPLORE_SEARCH_FAIRNESS_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/search/graph.h"

/* Whether a fair run can stay for ever in the component that begins with member `first`. Sets *exit
 * if some step leaves. Out of memory it says no, and so in .no_memory. */
bool fairness_for_ever(struct exploration *exploration, size_t first, bool *exit);

#endif
