/* The tables of a comparison of speed. */
#include "report/result/throughput_tables.h"

#include <math.h>
#include <stdio.h>

#include "lab/figure.h"

const struct throughput_point *speeds_point(const struct speeds *speeds, size_t queue, size_t n)
{
    return &speeds->points[queue * speeds->result->thread_counts + n];
}

/* Bold: the fastest of ours, and of the libraries. */
static void add_speed(struct table *table, const struct speeds *speeds,
                      const struct throughput_point *point)
{
    bool fastest = false;
    for (int library = 0; library < 2; library++)
        fastest |= throughput_fastest(speeds->result, speeds->points, point->point, library) ==
                   point->queue;
    table_cell(table, fastest ? STRONG : PLAIN, "%s", figure_speed(point->ops_per_second).text);
    if (!isnan(point->ops.low))
        table_below(table, "%s…%s", figure_speed(point->ops.low).text,
                    figure_speed(point->ops.high).text);
}

static void add_ratio(struct table *table, const struct speeds *speeds,
                      const struct throughput_point *point)
{
    const struct paired *ratio = &point->ratio;
    bool open = point->faster == UNDECIDED;
    if (point->queue == speeds->base) {
        table_cell(table, STRONG, "1");
    } else if (ratio->pairs < PAIRS_LEAST) {
        table_cell(table, PLAIN, "–");
        table_below(table, "only %zu pairs", ratio->pairs);
    } else {
        table_cell(table, open ? QUIET : PLAIN, "%s", figure_plain(ratio->median).text);
        table_below(table, "%s…%s%s", figure_plain(ratio->interval.low).text,
                    figure_plain(ratio->interval.high).text, open ? ", undecided" : "");
    }
}

/* A row per queue, a column per number of threads. */
static void fill(struct table *table, const struct speeds *speeds,
                 void (*add)(struct table *, const struct speeds *,
                             const struct throughput_point *))
{
    const struct throughput_result *result = speeds->result;
    char threads[24];
    table_across(table, "threads");
    table_words(table, HEAD, "queue");
    for (size_t n = 0; n < result->thread_counts; n++) {
        snprintf(threads, sizeof threads, "%zu", result->threads[n]);
        table_figures(table, BETWEEN, threads);
    }
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        table_row(table, false);
        table_cell(table, PLAIN, "%s", result->queues[queue]->name);
        table_aside(table, "%s", result->queues[queue]->family);
        for (size_t n = 0; n < result->thread_counts; n++)
            add(table, speeds, speeds_point(speeds, queue, n));
    }
}

void speed_table(struct table *table, const struct speeds *speeds)
{
    table_begin(table, "Operations a second; bold: the fastest of ours, and of the libraries.");
    fill(table, speeds, add_speed);
}

void ratio_table(struct table *table, const struct speeds *speeds)
{
    table_begin(table, "Speed, %s = 1.", speeds->result->queues[speeds->base]->name);
    fill(table, speeds, add_ratio);
}

void share_table(struct table *table, const struct speeds *speeds)
{
    static const char *const figures[] = {"slowest/fastest", "Jain's index", "failed of 1000",
                                          "CPU an operation"};
    const struct throughput_result *result = speeds->result;
    size_t last = result->thread_counts - 1;
    table_begin(table, "With %zu thread%s.", result->threads[last],
                result->threads[last] == 1 ? "" : "s");
    table_words(table, HEAD, "queue");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        table_figures(table, BETWEEN, figures[i]);
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        const struct throughput_point *point = speeds_point(speeds, queue, last);
        table_row(table, false);
        table_cell(table, PLAIN, "%s", result->queues[queue]->name);
        for (size_t i = 0; point->runs == 0 && i < sizeof figures / sizeof *figures; i++)
            table_cell(table, PLAIN, "–");
        if (point->runs == 0)
            continue;
        table_cell(table, PLAIN, "%.2f", point->share);
        table_cell(table, PLAIN, "%.2f", point->jain);
        table_cell(table, PLAIN, "%s", figure_plain(point->failed_per_1000).text);
        table_cell(table, PLAIN, "%s", figure_time(point->cpu_ns_per_operation).text);
    }
    table_note(table, NOTE_REMARK, NULL,
               "slowest/fastest: operations of the slowest worker, of those of the fastest. Jain's "
               "index: 1 if all did alike, 1/n if one did all. Failed: Full, Empty or Busy.");
}
