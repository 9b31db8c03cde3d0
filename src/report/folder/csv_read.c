/* runs.csv and samples.csv read back, so that every figure can be computed again from the raw
 * counts.
 */
#include "report/folder/csv_read.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "lab/lab_queues.h"
#include "report/folder/columns.h"
#include "report/folder/csv_lines.h"

/* Reads which run a line is about. 0 or EINVAL. */
static int take_place(const struct csv_line *line, const struct lab *lab, struct result_row *row,
                      char *problem, size_t size)
{
    const char *name = csv_cell(line, "queue");
    uint64_t round, point;

    row->queue = lab_queue_place(lab, name);
    if (row->queue == lab->queue_count) {
        snprintf(problem, size, "queue is '%.40s'; expected one of run.json's queues",
                 name ? name : "");
        return EINVAL;
    }
    if (csv_whole(line, "round", UINT32_MAX, &round, problem, size) ||
        csv_whole(line, "point", lab->value_count - 1, &point, problem, size))
        return EINVAL;
    row->round = (unsigned)round;
    row->point = point;
    return 0;
}

/* Reads the workload's measures: those that this build declares and the file has. */
static int take_measures(const struct csv_line *line, const struct workload_class *workload,
                         struct result_row *row, char *problem, size_t size)
{
    for (size_t m = 0; m < workload_measures(workload); m++) {
        const char *name = workload->measures[m]->name;
        row->measure[m] = NAN;
        if (csv_cell(line, name) && csv_real(line, name, &row->measure[m], problem, size))
            return EINVAL;
    }
    return 0;
}

/* Reads which shard of a merged result made the run. 0 or EINVAL. */
static int take_shard(const struct csv_line *line, const struct shards *shards,
                      struct result_row *row, char *problem, size_t size)
{
    uint64_t shard = 0;
    if (shards && csv_whole(line, "shard", shards->counted - 1, &shard, problem, size))
        return EINVAL;
    row->shard = shard;
    return 0;
}

static int take_run(void *context, const struct csv_line *line, char *problem, size_t size)
{
    struct result *result = context;
    struct result_row row = {0};
    uint64_t warmup, whole;

    if (take_place(line, result->lab, &row, problem, size) ||
        take_shard(line, result->shards, &row, problem, size) ||
        csv_whole(line, "warmup", 1, &warmup, problem, size) ||
        csv_whole(line, "whole", 1, &whole, problem, size))
        return EINVAL;
    row.warmup = warmup;
    row.whole = whole;
    for (const struct column_class *column = run_columns; column->name; column++) {
        uint64_t *count = (uint64_t *)((char *)&row + column->at);
        if (csv_whole(line, column->name, UINT64_MAX, count, problem, size))
            return EINVAL;
    }
    for (const struct column_class *column = late_columns; column->name; column++) {
        uint64_t *count = (uint64_t *)((char *)&row + column->at);
        if (csv_cell(line, column->name) &&
            csv_whole(line, column->name, UINT64_MAX, count, problem, size))
            return EINVAL;
    }
    const char *place = csv_cell(line, "place"); /* none in older files */
    if (place && strlen(place) >= sizeof row.place) {
        snprintf(problem, size, "place is '%.60s'; expected a file and a line", place);
        return EINVAL;
    }
    strcpy(row.place, place ? place : "");
    if (take_measures(line, result->lab->scenario.workload, &row, problem, size))
        return EINVAL;
    return result_add(result, &row);
}

int report_read_runs(FILE *in, struct result *result, char *problem, size_t size)
{
    return csv_read(in, "round,queue,point,...", take_run, result, problem, size);
}

/* Where the last sample went: the next is most often of the same run. */
struct samples_place {
    struct result *result;
    size_t row;
};

static struct result_row *find_row(struct samples_place *place, const struct result_row *like)
{
    struct result *result = place->result;
    for (size_t i = 0; i < result->row_count; i++) {
        struct result_row *row = &result->rows[(place->row + i) % result->row_count];
        if (row->round != like->round || row->queue != like->queue || row->point != like->point)
            continue;
        place->row = (size_t)(row - result->rows);
        return row;
    }
    return NULL;
}

static int take_sample(void *context, const struct csv_line *line, char *problem, size_t size)
{
    struct samples_place *place = context;
    const struct lab *lab = place->result->lab;
    const struct workload_class *workload = lab->scenario.workload;
    const char *name = csv_cell(line, "measure");
    struct result_row like = {0};
    double value;

    if (take_place(line, lab, &like, problem, size) ||
        csv_real(line, "sample", &value, problem, size))
        return EINVAL;
    struct result_row *row = find_row(place, &like);
    size_t m = name ? workload_measure(workload, name) : MEASURES_MOST;
    if (!row)
        snprintf(problem, size, "no such run in runs.csv; expected round, queue and point of one");
    else if (m == MEASURES_MOST || !workload->measures[m]->many)
        snprintf(problem, size,
                 "measure is '%.40s'; expected one of the workload's that has many "
                 "values",
                 name ? name : "");
    else if (row->samples[m].count == SAMPLES_MOST)
        snprintf(problem, size, "more samples than expected: at most %d a run", SAMPLES_MOST);
    else
        return samples_add(&row->samples[m], value, NULL); /* below the limit nothing is drawn */
    return EINVAL;
}

int report_read_samples(FILE *in, struct result *result, char *problem, size_t size)
{
    struct samples_place place = {.result = result};
    return csv_read(in, "round,queue,point,value,measure,sample", take_sample, &place, problem,
                    size);
}
