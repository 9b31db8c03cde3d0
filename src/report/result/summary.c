/* From runs to the summary of a measure: median, spread and bootstrap over runs; and for measures
 * with many values a run, the quantiles of all values together. Those show the shape only: the
 * values of one run are not independent, so no interval is made of them.
 */
#include "report/result/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double *summary_values(const struct result *result, size_t queue, size_t value, size_t m,
                       size_t *count)
{
    size_t at = 0;
    *count = 0;
    for (size_t i = 0; i < result->row_count; i++)
        if (row_at(&result->rows[i], queue, value) && row_counts(&result->rows[i]))
            *count += result->rows[i].samples[m].count;
    double *values = malloc((*count + 1) * sizeof *values);
    for (size_t i = 0; values && i < result->row_count; i++) {
        const struct samples *samples = &result->rows[i].samples[m];
        if (!row_at(&result->rows[i], queue, value) || !row_counts(&result->rows[i]) ||
            !samples->count)
            continue;
        memcpy(values + at, samples->value, samples->count * sizeof *values);
        at += samples->count;
    }
    return values;
}

/* The quantiles of the values of all counted runs together. */
static void pool(const struct result *result, size_t queue, size_t value, size_t m,
                 struct summary *summary)
{
    size_t count;
    double *values = summary_values(result, queue, value, m, &count);
    if (!values)
        return;
    summary->p50 = samples_quantile(values, count, 0.5);
    summary->p99 = samples_quantile(values, count, 0.99);
    summary->longest = samples_quantile(values, count, 1);
    free(values);
}

bool room_open(struct room *room, const struct result *result)
{
    size_t n = result->row_count + 1;
    room->values = malloc(n * sizeof *room->values);
    room->origins = result->shards ? malloc(n * sizeof *room->origins) : NULL;
    return room->values && (room->origins || !result->shards);
}

void room_close(struct room *room)
{
    free(room->values);
    free(room->origins);
}

void room_take(const struct room *room, size_t *n, const struct result *result,
               const struct result_row *row, double value)
{
    if (room->origins)
        room->origins[*n] = (struct origin){result->shards->list[row->shard].machine, row->shard};
    room->values[(*n)++] = value;
}

struct summary summary_of(const struct result *result, size_t queue, size_t value, size_t m,
                          const struct room *room)
{
    struct summary summary = {.p50 = NAN, .p99 = NAN, .longest = NAN};
    size_t n = 0;
    double sum = 0;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        double figure = row->measure[m];
        if (!row_at(row, queue, value) || !row_counts(row) || isnan(figure))
            continue;
        summary.least = n ? fmin(summary.least, figure) : figure;
        summary.most = n ? fmax(summary.most, figure) : figure;
        summary.runs_above_zero += figure > 0;
        sum += figure;
        room_take(room, &n, result, row, figure);
    }
    summary.runs = n;
    summary.median = stats_median(room->values, n);
    summary.mean = n ? sum / (double)n : NAN;
    summary.interval = (struct interval){NAN, NAN};
    if (n == 0)
        summary.least = summary.most = NAN;
    if (n >= INTERVAL_RUNS_LEAST)
        summary.interval = stats_bootstrap_nested(
            room->values, room->origins, n, CONFIDENCE,
            random_mix(result->seed, random_mix(queue, random_mix(value, m))));
    if (result->lab->scenario.workload->measures[m]->many)
        pool(result, queue, value, m, &summary);
    return summary;
}
