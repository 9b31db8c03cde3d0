/* Results as comma-separated values with one header line, as gnuplot and spreadsheets read them.
 *
 * Names hold no commas and no quotes; what does not exist is nan; times are in ns.
 */
#include "report/folder/csv.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "report/folder/csv_value.h"
#include "report/result/finish.h"
#include "report/result/point.h"

const struct csv_column csv_columns[] = {
    {"seed", offsetof(struct result_row, seed)},
    {"elapsed_ns", offsetof(struct result_row, elapsed_ns)},
    {"cpu_ns", offsetof(struct result_row, cpu_ns)},
    {"moved", offsetof(struct result_row, moved)},
    {"pieces", offsetof(struct result_row, pieces)},
    {"operations", offsetof(struct result_row, tally.operations)},
    {"put", offsetof(struct result_row, tally.put)},
    {"full", offsetof(struct result_row, tally.full)},
    {"got", offsetof(struct result_row, tally.got)},
    {"busy", offsetof(struct result_row, tally.busy)},
    {"pending", offsetof(struct result_row, tally.pending)},
    {"spurious", offsetof(struct result_row, tally.spurious)},
    {"legal_empty", offsetof(struct result_row, tally.legal_empty)},
    {"attempts", offsetof(struct result_row, tally.attempts)},
    {"first_attempts", offsetof(struct result_row, tally.first_attempts)},
    {"first_spurious", offsetof(struct result_row, tally.first_spurious)},
    {"episodes", offsetof(struct result_row, tally.episodes)},
    {"longest_episode_ns", offsetof(struct result_row, tally.longest_episode)},
    {NULL, 0},
};

const struct csv_column csv_late_columns[] = {
    {"lost_items", offsetof(struct result_row, faulty.count[FAULT_LOST])},
    {"hangs", offsetof(struct result_row, faulty.count[FAULT_HANG])},
    {"late", offsetof(struct result_row, faulty.count[FAULT_LATE])},
    {"early", offsetof(struct result_row, faulty.count[FAULT_EARLY])},
    {"repeats", offsetof(struct result_row, faulty.count[FAULT_REPEAT])},
    {"invents", offsetof(struct result_row, faulty.count[FAULT_FRESH])},
    {"overtakes", offsetof(struct result_row, faulty.count[FAULT_ORDER])},
    {"beside_lost", offsetof(struct result_row, faulty.beside_lost)},
    {"inside_at_end", offsetof(struct result_row, faulty.inside)},
    {NULL, 0},
};

static void write_names(FILE *out, const struct csv_column *columns)
{
    for (; columns->name; columns++)
        fprintf(out, ",%s", columns->name);
}

static void write_counts(FILE *out, const struct csv_column *columns, const struct result_row *row)
{
    for (; columns->name; columns++)
        fprintf(out, ",%" PRIu64, *(const uint64_t *)((const char *)row + columns->offset));
}

int report_runs_csv(FILE *out, const struct result *result)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    size_t measures = workload_measures(workload);

    fprintf(out, "%sround,queue,point,value,warmup,whole", result->shards ? "shard," : "");
    write_names(out, csv_columns);
    fputs(",place", out);
    for (size_t m = 0; m < measures; m++)
        fprintf(out, ",%s", workload->measures[m]->name);
    write_names(out, csv_late_columns);
    fputc('\n', out);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (result->shards)
            fprintf(out, "%zu,", row->shard);
        fprintf(out, "%u,%s,%zu", row->round, result->lab->queues[row->queue].queue->name,
                row->point);
        csv_value(out, result, row->point);
        fprintf(out, ",%d,%d", row->warmup, row->whole);
        write_counts(out, csv_columns, row);
        fprintf(out, ",%s", row->place);
        for (size_t m = 0; m < measures; m++)
            csv_exact(out, row->measure[m]);
        write_counts(out, csv_late_columns, row);
        fputc('\n', out);
    }
    return report_finish(out);
}

int report_samples_csv(FILE *out, const struct result *result)
{
    const struct workload_class *workload = result->lab->scenario.workload;

    fputs("round,queue,point,value,measure,sample\n", out);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        for (size_t m = 0; m < workload_measures(workload); m++) {
            for (size_t j = 0; j < row->samples[m].count; j++) {
                fprintf(out, "%u,%s,%zu", row->round, result->lab->queues[row->queue].queue->name,
                        row->point);
                csv_value(out, result, row->point);
                fprintf(out, ",%s", workload->measures[m]->name);
                csv_number(out, row->samples[m].value[j]);
                fputc('\n', out);
            }
        }
    }
    return report_finish(out);
}

/* The columns of a measure over the runs of a point, in their order. */
static const char *const summary_columns[] = {"median", "low",  "high",   "min",
                                              "max",    "mean", "runs",   "runs_above_zero",
                                              "p50",    "p99",  "longest"};
#define SUMMARY_COLUMNS (sizeof summary_columns / sizeof *summary_columns)

static void write_summary(FILE *out, const struct summary *summary)
{
    const double values[SUMMARY_COLUMNS] = {
        summary->median,        summary->interval.low,
        summary->interval.high, summary->least,
        summary->most,          summary->mean,
        (double)summary->runs,  (double)summary->runs_above_zero,
        summary->p50,           summary->p99,
        summary->longest,
    };
    for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
        csv_number(out, values[i]);
}

int report_points_csv(FILE *out, const struct result *result)
{
    size_t count;
    struct point *points = result_points(result, &count);
    const struct workload_class *workload = result->lab->scenario.workload;

    if (!points)
        return ENOMEM;
    fprintf(out,
            "queue,family,claim,%s,runs,runs_with_spurious,runs_low,runs_high,attempts,got,"
            "spurious,legal_empty,busy,episodes,longest_episode_ns,rate_median,rate_low,rate_high,"
            "rate_min,rate_max,first_attempt_rate,ops_per_second,cpu_ns_per_item,verdict",
            result_knob_name(result));
    for (size_t m = 0; m < workload_measures(workload); m++)
        for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
            fprintf(out, ",%s_%s", workload->measures[m]->name, summary_columns[i]);
    for (int wrong = 0; wrong < WRONGS; wrong++)
        fprintf(out, ",%s,runs_%s", wrong_classes[wrong].name, wrong_classes[wrong].name);
    fputs(",beside_lost,inside_at_end", out);
    fputc('\n', out);
    for (size_t i = 0; i < count; i++) {
        const struct point *point = &points[i];
        const struct queue_class *queue = result->lab->queues[point->queue].queue;
        const uint64_t counts[] = {
            point->tally.attempts,        point->tally.got,  point->tally.spurious,
            point->tally.legal_empty,     point->tally.busy, point->tally.episodes,
            point->tally.longest_episode,
        };
        const double rates[] = {
            point->rate_median,    point->rate.low,        point->rate.high,
            point->rate_min,       point->rate_max,        point->first_attempt_rate,
            point->ops_per_second, point->cpu_ns_per_item,
        };
        fprintf(out, "%s,%s,%s", queue->name, queue->family, claim_word(queue->claim));
        csv_value(out, result, point->value);
        fprintf(out, ",%" PRIu64 ",%" PRIu64 ",%.9g,%.9g", point->runs, point->runs_with_spurious,
                point->runs_interval.low, point->runs_interval.high);
        for (size_t j = 0; j < sizeof counts / sizeof *counts; j++)
            fprintf(out, ",%" PRIu64, counts[j]);
        for (size_t j = 0; j < sizeof rates / sizeof *rates; j++)
            csv_number(out, rates[j]);
        fprintf(out, ",%s", finding_word(point->finding));
        for (size_t m = 0; m < workload_measures(workload); m++)
            write_summary(out, &point->measure[m]);
        for (int wrong = 0; wrong < WRONGS; wrong++)
            fprintf(out, ",%" PRIu64 ",%" PRIu64, point->faulty.count[wrong_classes[wrong].fault],
                    point->runs_wrong[wrong]);
        fprintf(out, ",%" PRIu64 ",%" PRIu64, point->faulty.beside_lost, point->faulty.inside);
        fputc('\n', out);
    }
    free(points);
    return report_finish(out);
}
