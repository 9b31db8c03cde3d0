/* The search: every reachable state once, with exact counts. See search.c. */
#ifndef QLAB_EXPLORE_SEARCH_SEARCH_H
#define QLAB_EXPLORE_SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/experiment.h"
#include "explore/over.h"
#include "explore/search/findings.h"

struct search_options {
    unsigned seek;       /* which verdicts count as lying (enum verdict bits); 0: all of them */
    size_t most_states;  /* give up beyond so many states; 0: 16 million */
    explore_over *over;  /* NULL: never */
    bool uncounted;      /* only whether something is wrong is asked: .interleavings, .lying and
                            .odds mean nothing, and there is no least execution */
    struct known *known; /* what is known from other programs on the queue, and room for more: then
                            nothing is counted either. NULL: nothing */
    bool symmetric;      /* explore_symmetric() will do */
    bool thorough;       /* states keep all facts: no outlook can be told */
};

struct exploration;

/* Explores every interleaving, or as many as there is memory for. Returns 0; ENOMEM; EBUSY when
 * another exploration is open; or EINVAL with the reason in `why`. On success *exploration holds
 * the state graph and, for as long as it is open, the machine; close it with explore_close. */
int explore_search(const struct experiment *experiment, const struct search_options *options,
                   struct exploration **exploration, char *why, size_t why_size);
const struct findings *explore_findings(const struct exploration *exploration);
void explore_close(struct exploration *exploration);

/* What the search knows of the state where the machine stands: writes the odds from here to *odds
 * (unless NULL; NAN if it was not reached) and returns VERDICT_LIVELOCK (after a death _HOLDER) if
 * it goes round for ever here, else 0. */
unsigned explore_here(const struct exploration *exploration, double *odds);

#endif
