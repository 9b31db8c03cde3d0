/* Engine B: one execution of every story, instead of every interleaving.
 *
 * Source-DPOR with sleep sets: P. A. Abdulla, S. Aronis, B. Jonsson and K. Sagonas, Optimal dynamic
 * partial order reduction, POPL 2014. It knows nothing of states, so it checks the stateful search,
 * and it sees whole executions, so it finds data races.
 */
#ifndef QLAB_EXPLORE_STORIES_DPOR_H
#define QLAB_EXPLORE_STORIES_DPOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/experiment.h"
#include "explore/over.h"
#include "explore/machine/choice.h"

struct dpor_options {
    bool strictly;      /* real time and the heap count (event.h): what the judge needs. Without it
                           stories are counted as other tools do, and a verdict may be missed */
    unsigned seek;      /* which verdicts count as lying; 0: all */
    uint64_t most;      /* stop after so many executions; 0: never */
    explore_over *over; /* NULL: never */
};

struct stories {
    uint64_t count;     /* distinct stories that come to an end */
    uint64_t lying;     /* of those, with a verdict that is sought */
    uint64_t redundant; /* executions given up because their story had been told */
    uint64_t steps;
    unsigned seen;           /* every enum verdict met; never a livelock, which is no end */
    bool stopped;            /* at the bound: the figures cover a part */
    bool spins;              /* someone can wait in a circle: idle rounds are left out */
    size_t memory;           /* bytes held at most */
    char race[256];          /* the first data race, or "" */
    struct choice *schedule; /* of the shortest execution sought among those told, or of those that
                                have a data race, if any; NULL if none */
    size_t length;
};

/* Whether it can tell them: sequentially consistent memory, no budgets, no bound on preemptions. */
bool dpor_takes(const struct experiment *experiment);

/* Tells every story. Returns 0; ENOMEM; EBUSY; or EINVAL with the reason in `why`. Free `stories`
 * with stories_free. */
int explore_dpor(const struct experiment *experiment, const struct dpor_options *options,
                 struct stories *stories, char *why, size_t why_size);
void stories_free(struct stories *stories);

#endif
