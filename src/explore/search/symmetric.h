/* The search up to symmetry: see symmetric.c. */
#ifndef QLAB_EXPLORE_SEARCH_SYMMETRIC_H
#define QLAB_EXPLORE_SEARCH_SYMMETRIC_H

#include "explore/search/search.h"

/* As explore_search(), and with the same findings but for .symmetric. Where nothing is wrong the
 * exploration may have nothing but these: no states, and so no odds along an execution. */
int explore_symmetric(const struct experiment *experiment, const struct search_options *options,
                      struct exploration **exploration, char *why, size_t why_size);

#endif
