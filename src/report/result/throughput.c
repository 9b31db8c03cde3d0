/* From rows to points: medians over runs, and ratios paired by round. */
#include "report/result/throughput.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int throughput_add(struct throughput_result *result, const struct throughput_row *row)
{
    if (result->row_count == result->row_room) {
        size_t room = result->row_room ? 2 * result->row_room : 256;
        struct throughput_row *rows = realloc(result->rows, room * sizeof *rows);
        if (!rows)
            return ENOMEM;
        result->rows = rows;
        result->row_room = room;
    }
    result->rows[result->row_count++] = *row;
    return 0;
}

void throughput_free(struct throughput_result *result)
{
    free(result->command);
    free(result->queues);
    free(result->rows);
    memset(result, 0, sizeof *result);
}

bool throughput_row_broken(const struct throughput_row *row)
{
    return row->whole && row->put != row->got + row->left;
}

bool throughput_is_library(const struct queue_class *queue)
{
    return strcmp(queue->family, "library") == 0 || strcmp(queue->family, "broker") == 0;
}

/* ---- one figure per round ---- */

typedef double figure_of_row(const struct throughput_row *row);

static double operations(const struct throughput_row *row)
{
    return (double)(row->put + row->got);
}

static double ops_per_second(const struct throughput_row *row)
{
    return row->elapsed_ns > 0 ? 1e9 * operations(row) / (double)row->elapsed_ns : NAN;
}

static double log_speed(const struct throughput_row *row)
{
    return operations(row) > 0 ? log(ops_per_second(row)) : NAN;
}

static double share(const struct throughput_row *row)
{
    return row->fastest > 0 ? (double)row->slowest / (double)row->fastest : NAN;
}

static double jain(const struct throughput_row *row)
{
    return row->jain;
}

static double failed_per_1000(const struct throughput_row *row)
{
    double failed = (double)(row->full + row->empty + row->busy);
    return 1000 * failed / (failed + operations(row));
}

static double cpu_ns_per_operation(const struct throughput_row *row)
{
    return operations(row) > 0 ? (double)row->cpu_ns / operations(row) : NAN;
}

/* That figure of a queue's counted runs, by round, NAN where there is none. Returns their number.
 */
static size_t by_round(const struct throughput_result *result, size_t queue, size_t point,
                       figure_of_row *figure, double *values)
{
    size_t count = 0;
    for (unsigned i = 0; i < result->rounds; i++)
        values[i] = NAN;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct throughput_row *row = &result->rows[i];
        if (row->queue != queue || row->point != point || !row->whole || row->warmup)
            continue;
        values[row->round] = figure(row);
        count++;
    }
    return count;
}

/* The median over counted runs; `values` is room for result->rounds numbers. */
static double median_of(const struct throughput_result *result, size_t queue, size_t point,
                        figure_of_row *figure, double *values)
{
    size_t kept = 0;
    by_round(result, queue, point, figure, values);
    for (unsigned i = 0; i < result->rounds; i++)
        if (!isnan(values[i]))
            values[kept++] = values[i];
    return stats_median(values, kept);
}

/* ---- points ---- */

static void set_figures(const struct throughput_result *result, struct throughput_point *point,
                        double *values)
{
    point->runs = by_round(result, point->queue, point->point, ops_per_second, values);
    point->share = median_of(result, point->queue, point->point, share, values);
    point->jain = median_of(result, point->queue, point->point, jain, values);
    point->failed_per_1000 = median_of(result, point->queue, point->point, failed_per_1000, values);
    point->cpu_ns_per_operation =
        median_of(result, point->queue, point->point, cpu_ns_per_operation, values);
    point->ops_per_second = median_of(result, point->queue, point->point, ops_per_second, values);
    point->ops = (struct interval){NAN, NAN};
    if (point->runs >= PAIRS_LEAST) /* median_of() has left the counted runs in front */
        point->ops = stats_bootstrap_median(values, point->runs, 0.95, result->seed);
}

static void set_ratio(const struct throughput_result *result, struct throughput_point *point,
                      size_t base, double *own, double *other)
{
    by_round(result, point->queue, point->point, log_speed, own);
    by_round(result, base, point->point, log_speed, other);
    struct paired *ratio = &point->ratio;
    *ratio = stats_paired_difference(own, other, result->rounds, 0.95, result->seed);
    ratio->median = exp(ratio->median);
    ratio->interval.low = exp(ratio->interval.low);
    ratio->interval.high = exp(ratio->interval.high);
    point->faster = UNDECIDED;
    if (ratio->pairs >= PAIRS_LEAST)
        point->faster = ratio->interval.low > 1    ? MORE
                        : ratio->interval.high < 1 ? LESS
                                                   : UNDECIDED;
}

/* One of ours, or the first queue if there is none. */
static size_t choose_base(const struct throughput_result *result,
                          const struct throughput_point *points)
{
    size_t best = 0;
    double most = -INFINITY;
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        double sum = 0;
        for (size_t n = 0; n < result->thread_counts; n++)
            sum += log(points[queue * result->thread_counts + n].ops_per_second);
        if (!throughput_is_library(result->queues[queue]) && sum > most) {
            most = sum;
            best = queue;
        }
    }
    return best;
}

struct throughput_point *throughput_points(const struct throughput_result *result, size_t *base)
{
    size_t count = result->queue_count * result->thread_counts;
    struct throughput_point *points = calloc(count, sizeof *points);
    double *own = calloc(result->rounds, sizeof *own);
    double *other = calloc(result->rounds, sizeof *other);
    if (points && own && other) {
        for (size_t i = 0; i < count; i++) {
            points[i].queue = i / result->thread_counts;
            points[i].point = i % result->thread_counts;
            set_figures(result, &points[i], own);
        }
        *base = result->base < result->queue_count ? result->base : choose_base(result, points);
        for (size_t i = 0; i < count; i++)
            set_ratio(result, &points[i], *base, own, other);
    }
    bool whole = points && own && other;
    free(own);
    free(other);
    if (!whole) {
        free(points);
        return NULL;
    }
    return points;
}

size_t throughput_fastest(const struct throughput_result *result,
                          const struct throughput_point *points, size_t n, bool library)
{
    size_t best = result->queue_count;
    double most = 0;
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        double speed = points[queue * result->thread_counts + n].ops_per_second;
        if (throughput_is_library(result->queues[queue]) == library && speed > most) {
            most = speed;
            best = queue;
        }
    }
    return best;
}
