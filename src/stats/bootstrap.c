/* Percentile bootstrap of the median (B. Efron, "Bootstrap Methods", 1979).
 *
 * Draw n of the n runs with replacement and take the median, 10 000 times; the middle 95 % of those
 * medians are the interval. It assumes nothing about how rates are distributed over runs, which is
 * as well: they come in bursts. The runs are sorted once; a resample is then only a count of how
 * often each was drawn, and its median is found by walking through the counts.
 */
#include "stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/sorted.h"

#define RESAMPLES 10000

/* The value at `rank` (from 0) of a resample. */
static double drawn_at(const double *sorted, const unsigned *drawn, size_t rank)
{
    size_t i = 0;
    for (size_t passed = drawn[0]; passed <= rank; passed += drawn[i])
        i++;
    return sorted[i];
}

static double resampled_median(struct random *random, const double *sorted, unsigned *drawn,
                               size_t n)
{
    memset(drawn, 0, n * sizeof *drawn);
    for (size_t i = 0; i < n; i++)
        drawn[random_below(random, n)]++;
    return (drawn_at(sorted, drawn, (n - 1) / 2) + drawn_at(sorted, drawn, n / 2)) / 2;
}

struct interval stats_bootstrap_median(const double *values, size_t n, double confidence,
                                       uint64_t seed)
{
    struct interval interval = {NAN, NAN};
    double *sorted = sorted_copy(values, n);
    unsigned *drawn = n ? malloc(n * sizeof *drawn) : NULL;
    double *medians = malloc(RESAMPLES * sizeof *medians);
    double *ranked = NULL;
    struct random random;

    if (sorted && drawn && medians) {
        random_seed(&random, seed);
        for (size_t i = 0; i < RESAMPLES; i++)
            medians[i] = resampled_median(&random, sorted, drawn, n);
        ranked = sorted_copy(medians, RESAMPLES);
    }
    if (ranked) {
        size_t cut = (size_t)floor((1 - confidence) / 2 * RESAMPLES);
        interval = (struct interval){ranked[cut], ranked[RESAMPLES - 1 - cut]};
    }
    free(sorted);
    free(drawn);
    free(medians);
    free(ranked);
    return interval;
}

struct paired stats_paired_difference(const double *a, const double *b, size_t n, double confidence,
                                      uint64_t seed)
{
    struct paired paired = {NAN, {NAN, NAN}, 0};
    double *differences = n ? malloc(n * sizeof *differences) : NULL;

    if (!differences)
        return paired;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(a[i]) && !isnan(b[i]))
            differences[paired.pairs++] = a[i] - b[i];
    }
    paired.median = stats_median(differences, paired.pairs);
    paired.interval = stats_bootstrap_median(differences, paired.pairs, confidence, seed);
    free(differences);
    return paired;
}
