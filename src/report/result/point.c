/* From runs to points: what the counted runs of one queue at one sweep value say together.
 *
 * Counted are whole runs that are not warm-up. A lie in any other run still counts for the finding,
 * because a spurious verdict is right wherever it is found; but not for rates.
 */
#include "report/result/point.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/stats.h"

static double ratio(uint64_t part, uint64_t whole)
{
    return whole ? (double)part / (double)whole : NAN;
}

/* What one run contributes to a median; NAN: nothing. */
typedef double run_figure(const struct result_row *row);

static double run_rate(const struct result_row *row)
{
    return ratio(row->tally.spurious, row->tally.attempts);
}

static double run_speed(const struct result_row *row)
{
    return row->moved ? ratio(row->moved, row->elapsed_ns) * 1e9 : NAN;
}

static double run_cost(const struct result_row *row)
{
    return ratio(row->cpu_ns, row->tally.got);
}

/* Collects one figure of every counted run of the point that has it, and in a merged result where
 * it was made; returns how many. */
static size_t collect(const struct result *result, const struct point *point, run_figure *figure,
                      const struct room *room)
{
    size_t n = 0;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        double value = figure(row);
        if (row_at(row, point->queue, point->value) && row_counts(row) && !isnan(value))
            room_take(room, &n, result, row, value);
    }
    return n;
}

/* The median of what every run has. False: out of memory. */
static bool median_of(const double *values, size_t n, double *median)
{
    *median = stats_median(values, n);
    return n == 0 || !isnan(*median);
}

static bool summarise_rates(const struct result *result, struct point *point,
                            const struct room *room)
{
    const double *values = room->values;
    size_t n = collect(result, point, run_rate, room);
    uint64_t seed = random_mix(result->seed, random_mix(point->queue, point->value));

    bool whole = median_of(values, n, &point->rate_median);
    point->rate_min = point->rate_max = n ? values[0] : NAN;
    for (size_t i = 1; i < n; i++) {
        point->rate_min = fmin(point->rate_min, values[i]);
        point->rate_max = fmax(point->rate_max, values[i]);
    }
    point->rate = (struct interval){NAN, NAN};
    if (n >= INTERVAL_RUNS_LEAST)
        point->rate = stats_bootstrap_nested(values, room->origins, n, CONFIDENCE, seed);
    return whole;
}

/* What is wrong is wrong in any run. */
static void take_wrong(const struct result *result, struct point *point,
                       const struct result_row *row)
{
    unsigned seen = wrong_seen(&row->faulty, result->clock.kind);
    faulty_add(&point->faulty, &row->faulty);
    for (int wrong = 0; wrong < WRONGS; wrong++)
        point->runs_wrong[wrong] += seen >> wrong & 1;
    point->runs_made++;
}

/* False: out of memory. */
static bool summarise(const struct result *result, struct point *point, const struct room *room)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (!row_at(row, point->queue, point->value))
            continue;
        take_wrong(result, point, row);
        if (!row_counts(row)) {
            point->aside += row->tally.spurious;
            continue;
        }
        tally_add(&point->tally, &row->tally);
        if (row->tally.attempts == 0)
            continue; /* it tested nothing, so it is no honest run */
        point->runs++;
        point->runs_with_spurious += row->tally.spurious > 0;
    }
    point->runs_interval =
        stats_clopper_pearson(point->runs_with_spurious, point->runs, CONFIDENCE);
    bool whole = summarise_rates(result, point, room);
    point->first_attempt_rate = ratio(point->tally.first_spurious, point->tally.first_attempts);
    size_t n = collect(result, point, run_speed, room);
    whole = median_of(room->values, n, &point->ops_per_second) && whole;
    n = collect(result, point, run_cost, room);
    whole = median_of(room->values, n, &point->cpu_ns_per_item) && whole;
    for (size_t m = 0; m < workload_measures(result->lab->scenario.workload); m++)
        point->measure[m] = summary_of(result, point->queue, point->value, m, room);
    const struct seen seen = point_seen(result, point);
    point->finding = finding_of(result, point->queue, &seen);
    return whole;
}

struct seen point_seen(const struct result *result, const struct point *point)
{
    return (struct seen){.lied = point->tally.spurious + point->aside > 0,
                         .attempts = point->tally.attempts,
                         .wrong = wrong_seen(&point->faulty, result->clock.kind)};
}

bool points_settle(struct result *result)
{
    size_t count;
    if (!result->points)
        result->points = result_points(result, &count);
    return result->points != NULL;
}

struct point *result_points(const struct result *result, size_t *count)
{
    const struct lab *lab = result->lab;
    size_t most = lab->queue_count * lab->value_count + 1;
    struct point *points = calloc(most, sizeof *points);
    if (points && result->points) {
        *count = most - 1;
        return memcpy(points, result->points, most * sizeof *points);
    }
    struct room room;
    bool whole = room_open(&room, result) && points;

    *count = 0;
    for (size_t queue = 0; queue < lab->queue_count && whole; queue++) {
        for (size_t value = 0; value < lab->value_count && whole; value++) {
            struct point *point = &points[(*count)++];
            point->queue = queue;
            point->value = value;
            whole = summarise(result, point, &room);
        }
    }
    room_close(&room);
    if (whole)
        return points;
    free(points);
    return NULL;
}
