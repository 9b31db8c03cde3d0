/* Samples: many values of one kind from one run, of which a bounded number is kept.
 *
 * Reservoir sampling (Vitter, 1985, algorithm R): every value seen has the same chance of being
 * kept, so quantiles of what is kept estimate those of all. Samples of one run are not independent;
 * they show the shape of a distribution and never make an interval.
 */
#ifndef QLAB_STATS_SAMPLES_H
#define QLAB_STATS_SAMPLES_H

#include "stats/stats.h"

#define SAMPLES_MOST 1000 /* kept */

/* Starts as all zeros. */
struct samples {
    double *value;
    size_t count;  /* kept */
    uint64_t seen; /* all that were added */
};

/* Adds a value. 0 or ENOMEM. */
int samples_add(struct samples *samples, double value, struct random *random);
void samples_free(struct samples *samples); /* frees what it holds, not *samples itself */

/* The q-quantile (0 to 1) of n values, the smallest value that at least q of them do not exceed.
 * Sorts `values`. NAN if n is 0. */
double samples_quantile(double *values, size_t n, double q);

#endif
