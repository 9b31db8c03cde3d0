/* Paired comparison of queues, round by round. */
#include "report/result/compare.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "report/result/measures_shown.h"

static double log_speed(const struct result_row *row, size_t m)
{
    (void)m;
    return row->moved > 0 && row->elapsed_ns > 0 ? log((double)row->moved / (double)row->elapsed_ns)
                                                 : NAN;
}

/* A figure of every round of one queue at one swept value; NAN where a round has no counted run of
 * it. From malloc; NULL when out of memory. */
static double *by_round(const struct result *result, size_t value, size_t queue, row_figure *figure,
                        size_t m)
{
    size_t rounds = result->lab->rounds;
    double *figures = malloc((rounds + 1) * sizeof *figures);
    for (size_t i = 0; figures && i < rounds; i++)
        figures[i] = NAN;
    for (size_t i = 0; figures && i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row_at(row, queue, value) && row->round < rounds && row_counts(row))
            figures[row->round] = figure(row, m);
    }
    return figures;
}

bool compare_pair(const struct result *result, size_t value, size_t queue, size_t other,
                  row_figure *figure, size_t m, double confidence, struct paired *paired)
{
    double *own = by_round(result, value, queue, figure, m);
    double *base = by_round(result, value, other, figure, m);
    struct origin *origins = result_origins(result);
    bool whole = own && base;
    if (whole)
        *paired =
            stats_paired_nested(own, base, origins, result->lab->rounds, confidence, result->seed);
    free(origins);
    free(own);
    free(base);
    return whole;
}

/* The direction of paired differences, seen from `neutral`. */
static enum direction compare_direction(const struct paired *paired, double neutral)
{
    if (paired->pairs < PAIRS_LEAST || isnan(paired->interval.low))
        return UNDECIDED;
    return paired->interval.low > neutral    ? MORE
           : paired->interval.high < neutral ? LESS
                                             : UNDECIDED;
}

static bool pair(const struct result *result, const struct compared *one, row_figure *figure,
                 size_t m, struct paired *paired)
{
    return compare_pair(result, one->value, one->queue, one->baseline, figure, m, CONFIDENCE,
                        paired);
}

/* Fills in what differs; the queue, value and baseline are there. False when out of memory. */
static bool compare_one(const struct result *result, const struct point *point,
                        struct compared *one)
{
    bool whole = pair(result, one, measure_in, MEASURE_RATE, &one->lies) &&
                 pair(result, one, log_speed, 0, &one->speed);
    one->speed.median = exp(one->speed.median);
    one->speed.interval.low = exp(one->speed.interval.low);
    one->speed.interval.high = exp(one->speed.interval.high);
    one->lies_more = compare_direction(&one->lies, 0);
    one->faster = compare_direction(&one->speed, 1);
    for (size_t m = 0; m < workload_measures(result->lab->scenario.workload) && whole; m++) {
        struct compared_measure *measure = &one->measure[m];
        measure->median = point->measure[m].median;
        whole = pair(result, one, measure_in, m, &measure->difference);
        measure->more = compare_direction(&measure->difference, 0);
    }
    return whole;
}

struct compared *compare_all(const struct result *result, size_t value)
{
    size_t queues = result->lab->queue_count, baseline = result->baseline, count;
    assert(value < result->lab->value_count && baseline < queues);
    struct point *points = result_points(result, &count);
    struct compared *all = calloc(queues, sizeof *all);
    bool whole = points && all;
    for (size_t i = 0; whole && i < count; i++) {
        if (points[i].value != value)
            continue;
        struct compared *one = &all[points[i].queue];
        one->queue = points[i].queue;
        one->value = value;
        one->baseline = baseline;
        one->rate = points[i].rate_median;
        one->rate_max = points[i].rate_max;
        one->spurious = points[i].tally.spurious;
        one->attempts = points[i].tally.attempts;
        one->ops_per_second = points[i].ops_per_second;
        one->cpu_ns_per_item = points[i].cpu_ns_per_item;
        whole = compare_one(result, &points[i], one);
    }
    free(points);
    if (!whole) {
        free(all);
        return NULL;
    }
    return all;
}
