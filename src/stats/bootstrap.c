/* Percentile bootstrap of the median (B. Efron, "Bootstrap Methods", 1979).
 *
 * Draw n of the n runs with replacement and take the median, 10 000 times; the middle 95 % of those
 * medians are the interval. It assumes nothing about how rates are distributed over runs, which is
 * as well: they come in bursts. The runs are sorted once; a resample is then only a count of how
 * often each was drawn, and its median is found by walking through the counts.
 *
 * Runs of several shards on several machines are drawn as they came about: machines, then shards of
 * each, then runs of each (A. C. Davison, D. V. Hinkley, "Bootstrap Methods and their Application",
 * 1997, section 3.8). So what varies between machines is in the interval, however many runs each
 * made.
 */
#include "stats/stats.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/sorted.h"

#define RESAMPLES       10000
#define RESAMPLES_LEAST 200
#define DRAWS_MOST      20000000 /* in all: many runs need fewer resamples */

/* A value: where it came from, and where it is among the sorted ones. */
struct unit {
    double value;
    size_t shard, machine, rank;
};

/* The ranks of the values by machine, then shard; those of a group lie from its first to the next
 * one's. */
struct nest {
    double *sorted;
    uint32_t *rank;
    uint32_t *drawn;         /* how often, by rank */
    size_t *shard, *machine; /* first value of each shard, first shard of each machine */
    size_t count, machines;
};

static int by_value(const void *left, const void *right)
{
    const struct unit *a = left, *b = right;
    return (a->value > b->value) - (a->value < b->value);
}

static int by_origin(const void *left, const void *right)
{
    const struct unit *a = left, *b = right;
    if (a->machine != b->machine)
        return a->machine < b->machine ? -1 : 1;
    if (a->shard != b->shard)
        return a->shard < b->shard ? -1 : 1;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static void nest_close(struct nest *nest)
{
    free(nest->sorted);
    free(nest->rank);
    free(nest->drawn);
    free(nest->shard);
    free(nest->machine);
}

/* False when out of memory. */
static bool nest_open(struct nest *nest, const double *values, const struct origin *origins,
                      size_t n)
{
    size_t shards = 0;
    struct unit *units = calloc(n, sizeof *units);
    *nest = (struct nest){
        .sorted = sorted_copy(values, n),
        .rank = malloc(n * sizeof *nest->rank),
        .drawn = malloc(n * sizeof *nest->drawn),
        .shard = malloc((n + 1) * sizeof *nest->shard),
        .machine = malloc((n + 1) * sizeof *nest->machine),
        .count = n,
    };
    if (!units || !nest->sorted || !nest->rank || !nest->drawn || !nest->shard || !nest->machine) {
        free(units);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        units[i] = (struct unit){values[i], origins ? origins[i].shard : 0,
                                 origins ? origins[i].machine : 0, 0};
    qsort(units, n, sizeof *units, by_value);
    for (size_t i = 0; i < n; i++)
        units[i].rank = i;
    qsort(units, n, sizeof *units, by_origin);
    for (size_t i = 0; i < n; i++) {
        const struct unit *unit = &units[i], *last = i ? unit - 1 : NULL;
        nest->rank[i] = (uint32_t)unit->rank;
        if (!last || unit->machine != last->machine)
            nest->machine[nest->machines++] = shards;
        if (!last || unit->machine != last->machine || unit->shard != last->shard)
            nest->shard[shards++] = i;
    }
    nest->machine[nest->machines] = shards;
    nest->shard[shards] = n;
    free(units);
    return true;
}

/* One of those from first[i] to first[i + 1]; the only one takes no luck. */
static size_t draw(struct random *random, size_t from, size_t to)
{
    return to - from > 1 ? from + (size_t)random_below(random, to - from) : from;
}

/* The value at `rank` (from 0) of a resample. */
static double drawn_at(const double *sorted, const uint32_t *drawn, size_t rank)
{
    size_t i = 0;
    for (size_t passed = drawn[0]; passed <= rank; passed += drawn[i])
        i++;
    return sorted[i];
}

static double resampled_median(struct random *random, struct nest *nest)
{
    size_t n = 0;
    memset(nest->drawn, 0, nest->count * sizeof *nest->drawn);
    for (size_t m = 0; m < nest->machines; m++) {
        size_t machine = draw(random, 0, nest->machines);
        size_t from = nest->machine[machine], to = nest->machine[machine + 1];
        for (size_t s = from; s < to; s++) {
            size_t shard = draw(random, from, to);
            size_t first = nest->shard[shard], end = nest->shard[shard + 1];
            for (size_t i = first; i < end; i++, n++)
                nest->drawn[nest->rank[draw(random, first, end)]]++;
        }
    }
    return (drawn_at(nest->sorted, nest->drawn, (n - 1) / 2) +
            drawn_at(nest->sorted, nest->drawn, n / 2)) /
           2;
}

static size_t resamples_of(size_t n)
{
    size_t afforded = DRAWS_MOST / n;
    return afforded > RESAMPLES         ? RESAMPLES
           : afforded < RESAMPLES_LEAST ? RESAMPLES_LEAST
                                        : afforded;
}

struct interval stats_bootstrap_nested(const double *values, const struct origin *origins, size_t n,
                                       double confidence, uint64_t seed)
{
    struct interval interval = {NAN, NAN};
    struct nest nest;
    struct random random;
    if (n == 0)
        return interval;
    size_t resamples = resamples_of(n);
    double *medians = malloc(resamples * sizeof *medians), *ranked = NULL;
    bool whole = nest_open(&nest, values, origins, n) && medians;
    if (whole && nest.sorted[0] == nest.sorted[n - 1]) { /* they are all alike, most often zero */
        interval = (struct interval){nest.sorted[0], nest.sorted[0]};
    } else if (whole) {
        random_seed(&random, seed);
        for (size_t i = 0; i < resamples; i++)
            medians[i] = resampled_median(&random, &nest);
        ranked = sorted_copy(medians, resamples);
    }
    if (ranked) {
        size_t cut = (size_t)floor((1 - confidence) / 2 * (double)resamples);
        interval = (struct interval){ranked[cut], ranked[resamples - 1 - cut]};
    }
    nest_close(&nest);
    free(medians);
    free(ranked);
    return interval;
}

struct paired stats_paired_nested(const double *a, const double *b, const struct origin *origins,
                                  size_t n, double confidence, uint64_t seed)
{
    struct paired paired = {NAN, {NAN, NAN}, 0};
    double *differences = n ? malloc(n * sizeof *differences) : NULL;
    struct origin *from = n && origins ? malloc(n * sizeof *from) : NULL;

    if (differences && (from || !origins)) {
        for (size_t i = 0; i < n; i++) {
            if (isnan(a[i]) || isnan(b[i]))
                continue;
            if (from)
                from[paired.pairs] = origins[i];
            differences[paired.pairs++] = a[i] - b[i];
        }
        paired.median = stats_median(differences, paired.pairs);
        paired.interval = stats_bootstrap_nested(differences, from, paired.pairs, confidence, seed);
    }
    free(differences);
    free(from);
    return paired;
}
