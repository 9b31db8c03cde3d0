/* Statistics of runs: seeded random numbers, quantiles, exact and bootstrap intervals.
 *
 * The run is the unit of replication: operations inside a run are not independent, so nothing here
 * is ever fed with single operations. Confidence is a fraction (0.95).
 */
#ifndef QLAB_STATS_STATS_H
#define QLAB_STATS_STATS_H

#include <stddef.h>
#include <stdint.h>

/* A seeded generator: xoshiro256** seeded by splitmix64 (Blackman and Vigna, 2021). */
struct random {
    uint64_t state[4];
};

void random_seed(struct random *random, uint64_t seed);
uint64_t random_next(struct random *random);
/* Uniform in [0, bound), without modulo bias; bound >= 1. */
uint64_t random_below(struct random *random, uint64_t bound);
/* Mixes two numbers into a seed: the same pair always gives the same seed. */
uint64_t random_mix(uint64_t a, uint64_t b);

struct interval {
    double low, high;
};

/* Median of n >= 1 values (the mean of the middle two if n is even). Does not change `values`.
 * NAN if n is 0 or memory runs out. */
double stats_median(const double *values, size_t n);

/* Exact two-sided interval for a binomial proportion, k of n (Clopper and Pearson, 1934). With
 * k = 0 the low end is 0 and with k = n the high end is 1; n = 0 gives [0, 1]. */
struct interval stats_clopper_pearson(uint64_t k, uint64_t n, double confidence);

/* "Rule of three": the 95 % upper bound for a rate after zero of n, if the tries were independent.
 * 1 if n < 3. */
double stats_rule_of_three(uint64_t n);

/* Where a value came from: a run of a shard, made on a machine; both are numbers of any kind. */
struct origin {
    size_t machine, shard;
};

/* Percentile bootstrap interval of the median of n values (Efron, 1979), from a fixed seed.
 * Machines are drawn, then shards of each, then values of each; origins NULL: all of one shard.
 * Many values are drawn fewer times, but at least 200 times. [NAN, NAN] if n is 0 or memory runs
 * out. */
struct interval stats_bootstrap_nested(const double *values, const struct origin *origins, size_t n,
                                       double confidence, uint64_t seed);

/* The median of the paired differences a[i] - b[i], with its percentile bootstrap interval, of
 * pairs that are not alone, or origins NULL. Those in which either value is NAN are left out;
 * .pairs tells how many were used. */
struct paired {
    double median;
    struct interval interval;
    size_t pairs;
};
struct paired stats_paired_nested(const double *a, const double *b, const struct origin *origins,
                                  size_t n, double confidence, uint64_t seed);

#endif
