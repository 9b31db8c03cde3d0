/* The smallest engine, to check the search with. */
#ifndef QLAB_EXPLORE_SEARCH_NAIVE_H
#define QLAB_EXPLORE_SEARCH_NAIVE_H

#include <stddef.h>

#include "explore/search/search.h"

/* Enumerates every interleaving one by one, without merging states: the cross-check of the search.
 * Fills .interleavings, .lying, .odds, .seen and .transitions. Same errors. */
int explore_naive(const struct experiment *experiment, const struct search_options *options,
                  struct findings *findings, char *why, size_t why_size);

#endif
