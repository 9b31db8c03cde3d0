/* From runs to a measure: median, spread and bootstrap over runs; and for measures with many values
 * a run, the quantiles of all values together. Those show the shape only: the values of one run are
 * not independent, so no interval is made of them.
 */
#include "report/result/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double *measured_values(const struct result *result, const struct point *point, size_t m,
                        size_t *count)
{
    size_t at = 0;
    *count = 0;
    for (size_t i = 0; i < result->row_count; i++)
        if (belongs(&result->rows[i], point) && row_counts(&result->rows[i]))
            *count += result->rows[i].samples[m].count;
    double *values = malloc((*count + 1) * sizeof *values);
    for (size_t i = 0; values && i < result->row_count; i++) {
        const struct samples *samples = &result->rows[i].samples[m];
        if (!belongs(&result->rows[i], point) || !row_counts(&result->rows[i]) || !samples->count)
            continue;
        memcpy(values + at, samples->value, samples->count * sizeof *values);
        at += samples->count;
    }
    return values;
}

/* The quantiles of the values of all counted runs together. */
static void pool(const struct result *result, const struct point *point, size_t m,
                 struct summary *measured)
{
    size_t count;
    double *values = measured_values(result, point, m, &count);
    if (!values)
        return;
    measured->p50 = samples_quantile(values, count, 0.5);
    measured->p99 = samples_quantile(values, count, 0.99);
    measured->longest = samples_quantile(values, count, 1);
    free(values);
}

struct summary measured_of(const struct result *result, const struct point *point, size_t m,
                           double *values)
{
    struct summary measured = {.p50 = NAN, .p99 = NAN, .longest = NAN};
    size_t n = 0;
    double sum = 0;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        double value = row->measure[m];
        if (!belongs(row, point) || !row_counts(row) || isnan(value))
            continue;
        measured.least = n ? fmin(measured.least, value) : value;
        measured.most = n ? fmax(measured.most, value) : value;
        measured.runs_above_zero += value > 0;
        sum += value;
        values[n++] = value;
    }
    measured.runs = n;
    measured.median = stats_median(values, n);
    measured.mean = n ? sum / (double)n : NAN;
    measured.interval = (struct interval){NAN, NAN};
    if (n == 0)
        measured.least = measured.most = NAN;
    if (n >= INTERVAL_RUNS_LEAST)
        measured.interval = stats_bootstrap_median(
            values, n, CONFIDENCE,
            random_mix(result->seed, random_mix(point->queue, random_mix(point->value, m))));
    if (workload_table[result->lab->scenario.workload].measures[m].many)
        pool(result, point, m, &measured);
    return measured;
}
