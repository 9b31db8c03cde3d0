/* Results as comma-separated values with one header line, as gnuplot and spreadsheets read them.
 *
 * Names hold no commas and no quotes; what does not exist is nan; times are in ns.
 */
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "report/folder/csv.h"
#include "report/result/result.h"

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

void csv_number(FILE *out, double value)
{
    if (isnan(value))
        fputs(",nan", out); /* printf may write -nan */
    else
        fprintf(out, ",%.9g", value);
}

void csv_value(FILE *out, const struct result *result, size_t point)
{
    enum knob knob = knob_find(result_knob_name(result));
    uint64_t value = result_knob_value(result, point);
    if (knob_table[knob].unit == UNIT_WORD)
        fprintf(out, ",%s", knob_table[knob].words[value]);
    else
        fprintf(out, ",%" PRIu64, value);
}

void csv_exact(FILE *out, double value)
{
    char text[40] = ",nan";
    for (int digits = 9; digits <= 17 && !isnan(value); digits++) {
        snprintf(text, sizeof text, ",%.*g", digits, value);
        if (strtod(text + 1, NULL) == value)
            break;
    }
    fputs(text, out);
}

int report_runs_csv(FILE *out, const struct result *result)
{
    enum workload workload = result->lab->scenario.workload;
    size_t measures = workload_measures(workload);

    fputs("round,queue,point,value,warmup,whole", out);
    for (const struct csv_column *column = csv_columns; column->name; column++)
        fprintf(out, ",%s", column->name);
    fputs(",place", out);
    for (size_t m = 0; m < measures; m++)
        fprintf(out, ",%s", workload_table[workload].measures[m].name);
    fputc('\n', out);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        fprintf(out, "%u,%s,%zu", row->round, result->lab->queues[row->queue].queue->name,
                row->point);
        csv_value(out, result, row->point);
        fprintf(out, ",%d,%d", row->warmup, row->whole);
        for (const struct csv_column *column = csv_columns; column->name; column++)
            fprintf(out, ",%" PRIu64, *(const uint64_t *)((const char *)row + column->offset));
        fprintf(out, ",%s", row->place);
        for (size_t m = 0; m < measures; m++)
            csv_exact(out, row->measure[m]);
        fputc('\n', out);
    }
    return report_finish(out);
}

int report_samples_csv(FILE *out, const struct result *result)
{
    enum workload workload = result->lab->scenario.workload;

    fputs("round,queue,point,value,measure,sample\n", out);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        for (size_t m = 0; m < workload_measures(workload); m++) {
            for (size_t j = 0; j < row->samples[m].count; j++) {
                fprintf(out, "%u,%s,%zu", row->round, result->lab->queues[row->queue].queue->name,
                        row->point);
                csv_value(out, result, row->point);
                fprintf(out, ",%s", workload_table[workload].measures[m].name);
                csv_number(out, row->samples[m].value[j]);
                fputc('\n', out);
            }
        }
    }
    return report_finish(out);
}

/* The columns of a measure over the runs of a point, in their order. */
static const char *const measured_columns[] = {"median", "low",  "high",   "min",
                                               "max",    "mean", "runs",   "runs_above_zero",
                                               "p50",    "p99",  "longest"};
#define MEASURED_COLUMNS (sizeof measured_columns / sizeof *measured_columns)

static void write_measured(FILE *out, const struct summary *measured)
{
    const double values[MEASURED_COLUMNS] = {
        measured->median,        measured->interval.low,
        measured->interval.high, measured->least,
        measured->most,          measured->mean,
        (double)measured->runs,  (double)measured->runs_above_zero,
        measured->p50,           measured->p99,
        measured->longest,
    };
    for (size_t i = 0; i < MEASURED_COLUMNS; i++)
        csv_number(out, values[i]);
}

int report_points_csv(FILE *out, const struct result *result)
{
    size_t count;
    struct point *points = result_points(result, &count);
    enum workload workload = result->lab->scenario.workload;

    if (!points)
        return ENOMEM;
    fprintf(out,
            "queue,family,claim,%s,runs,runs_with_spurious,runs_low,runs_high,attempts,got,"
            "spurious,legal_empty,busy,episodes,longest_episode_ns,rate_median,rate_low,rate_high,"
            "rate_min,rate_max,first_attempt_rate,ops_per_second,cpu_ns_per_item,verdict",
            result_knob_name(result));
    for (size_t m = 0; m < workload_measures(workload); m++)
        for (size_t i = 0; i < MEASURED_COLUMNS; i++)
            fprintf(out, ",%s_%s", workload_table[workload].measures[m].name, measured_columns[i]);
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
            write_measured(out, &point->measure[m]);
        fputc('\n', out);
    }
    free(points);
    return report_finish(out);
}
