/* Sampling: so many executions under a seeded random scheduler, for what is too big to search. It
 * finds failures and proves nothing. random.h and pct.h are the ways to choose.
 *
 * Uniformly random: every step is any of those possible. PCT: S. Burckhardt, P. Kothari, M.
 * Musuvathi and S. Nagarakatte, A Randomized Scheduler with Probabilistic Guarantees of Finding
 * Bugs, ASPLOS 2010: the worker of the highest priority runs; priorities are random, and at depth -
 * 1 random steps the one who runs falls behind all others. A failure of depth d, with n workers and
 * k steps, is found by a run with a probability of at least 1 / (n k^(d-1)).
 *
 * A run is what the seed and its number make it, so the runs of one experiment may be made in
 * parts, anywhere: the sums of the parts are those of the whole.
 */
#ifndef QLAB_EXPLORE_SAMPLE_SAMPLE_H
#define QLAB_EXPLORE_SAMPLE_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/over.h"
#include "explore/machine/choice.h"

struct sample_options {
    uint64_t from;      /* runs are numbered from 1; these begin with number .from + 1 */
    uint64_t runs;      /* how many */
    uint64_t seed;      /* a run depends on it and on the run's number alone */
    unsigned depth;     /* of PCT, from 1 */
    unsigned seek;      /* which verdicts count as lying; 0: all */
    explore_over *over; /* NULL: never */
};

struct sample {
    uint64_t runs, lying;
    uint64_t unfinished; /* runs given up after so many steps: someone waits in a circle */
    uint64_t steps;
    unsigned seen;  /* every enum verdict met; never a livelock, which is no end */
    size_t longest; /* steps of the longest run */
    char race[256]; /* the first data race, or "" */
    char trouble[256];
    uint64_t first;          /* the number of the first lying run; 0: none */
    struct choice *schedule; /* and its schedule; NULL if none */
    size_t length;
};

void sample_free(struct sample *sample);

#endif
