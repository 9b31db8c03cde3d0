/* Paired comparison of queues, round by round. */
#include "report/result/compare.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "report/result/measures_shown.h"

/* Per-round figures of one queue at one sweep value; NAN where a round has no counted run of it. */
struct by_round {
    double *rate, *log_speed;
};

static double *all_nan(size_t n)
{
    double *values = malloc(n * sizeof *values);
    for (size_t i = 0; values && i < n; i++)
        values[i] = NAN;
    return values;
}

static struct by_round figures(const struct result *result, size_t queue, size_t value)
{
    size_t rounds = result->lab->rounds;
    struct by_round by = {all_nan(rounds), all_nan(rounds)};
    for (size_t i = 0; by.rate && by.log_speed && i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row->queue != queue || row->point != value || row->round >= rounds || !row_counts(row))
            continue;
        if (row->tally.attempts > 0)
            by.rate[row->round] = (double)row->tally.spurious / (double)row->tally.attempts;
        if (row->moved > 0 && row->elapsed_ns > 0)
            by.log_speed[row->round] = log((double)row->moved / (double)row->elapsed_ns);
    }
    return by;
}

static void forget(struct by_round by)
{
    free(by.rate);
    free(by.log_speed);
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

/* The differences, paired by round. */
static struct paired pair(const struct result *result, const double *own, const double *base)
{
    struct origin *origins = result_origins(result);
    struct paired paired =
        stats_paired_nested(own, base, origins, result->lab->rounds, CONFIDENCE, result->seed);
    free(origins);
    return paired;
}

static bool compare_one(const struct result *result, struct by_round base, struct compared *one)
{
    struct by_round own = figures(result, one->queue, one->value);
    bool whole = own.rate && own.log_speed;
    if (whole) {
        one->lies = pair(result, own.rate, base.rate);
        one->speed = pair(result, own.log_speed, base.log_speed);
        one->speed.median = exp(one->speed.median);
        one->speed.interval.low = exp(one->speed.interval.low);
        one->speed.interval.high = exp(one->speed.interval.high);
        one->lies_more = compare_direction(&one->lies, 0);
        one->faster = compare_direction(&one->speed, 1);
    }
    forget(own);
    return whole;
}

/* Fills in one->measure; the queue, value and baseline are there. False when out of memory. */
static bool compare_measures(const struct result *result, const struct point *point,
                             struct compared *one)
{
    bool whole = true;
    for (size_t m = 0; m < workload_measures(result->lab->scenario.workload) && whole; m++) {
        struct compared_measure *measure = &one->measure[m];
        double *own = measure_by_round(result, one->queue, one->value, m);
        double *base = measure_by_round(result, one->baseline, one->value, m);
        whole = own && base;
        measure->median = point->measure[m].median;
        if (whole)
            measure->difference = pair(result, own, base);
        measure->more = compare_direction(&measure->difference, 0);
        free(own);
        free(base);
    }
    return whole;
}

struct compared *compare_all(const struct result *result, size_t value)
{
    size_t queues = result->lab->queue_count, baseline = result->baseline, count;
    assert(value < result->lab->value_count && baseline < queues);
    struct point *points = result_points(result, &count);
    struct compared *all = calloc(queues, sizeof *all);
    struct by_round base = figures(result, baseline, value);
    bool whole = points && all && base.rate && base.log_speed;
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
        whole = compare_one(result, base, one) && compare_measures(result, &points[i], one);
    }
    forget(base);
    free(points);
    if (!whole) {
        free(all);
        return NULL;
    }
    return all;
}
