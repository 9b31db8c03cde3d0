/* Results as comma-separated values with one header line, as gnuplot and spreadsheets read them.
 *
 * Names hold no commas and no quotes; what does not exist is nan; times are in ns.
 */
#include "report/folder/csv.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "report/folder/columns.h"
#include "report/folder/csv_value.h"
#include "report/result/finish.h"
#include "report/result/point.h"

int report_runs_csv(FILE *out, const struct result *result)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    size_t measures = workload_measures(workload);

    fprintf(out, "%sround,queue,point,value,warmup,whole", result->shards ? "shard," : "");
    columns_csv_names(out, run_columns, "");
    fputs(",place", out);
    for (size_t m = 0; m < measures; m++)
        fprintf(out, ",%s", workload->measures[m]->name);
    columns_csv_names(out, late_columns, "");
    fputc('\n', out);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (result->shards)
            fprintf(out, "%zu,", row->shard);
        fprintf(out, "%u,%s,%zu", row->round, result->lab->queues[row->queue].queue->name,
                row->point);
        csv_value(out, result, row->point);
        fprintf(out, ",%d,%d", row->warmup, row->whole);
        columns_csv(out, run_columns, row);
        fprintf(out, ",%s", row->place);
        for (size_t m = 0; m < measures; m++)
            csv_exact(out, row->measure[m]);
        columns_csv(out, late_columns, row);
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

int report_points_csv(FILE *out, const struct result *result)
{
    size_t count;
    struct point *points = result_points(result, &count);
    const struct workload_class *workload = result->lab->scenario.workload;

    if (!points)
        return ENOMEM;
    fprintf(out, "queue,family,claim,%s", result_knob_name(result));
    columns_csv_names(out, point_columns, "");
    fputs(",verdict", out);
    for (size_t m = 0; m < workload_measures(workload); m++)
        columns_csv_names(out, summary_columns, workload->measures[m]->name);
    for (int wrong = 0; wrong < WRONGS; wrong++)
        fprintf(out, ",%s,runs_%s", wrong_classes[wrong].name, wrong_classes[wrong].name);
    fputs(",beside_lost,inside_at_end", out);
    fputc('\n', out);
    for (size_t i = 0; i < count; i++) {
        const struct point *point = &points[i];
        const struct queue_class *queue = result->lab->queues[point->queue].queue;
        fprintf(out, "%s,%s,%s", queue->name, queue->family, claim_word(queue->claim));
        csv_value(out, result, point->value);
        columns_csv(out, point_columns, point);
        fprintf(out, ",%s", finding_word(point->finding));
        for (size_t m = 0; m < workload_measures(workload); m++)
            columns_csv(out, summary_columns, &point->measure[m]);
        for (int wrong = 0; wrong < WRONGS; wrong++)
            fprintf(out, ",%" PRIu64 ",%" PRIu64, point->faulty.count[wrong_classes[wrong].fault],
                    point->runs_wrong[wrong]);
        fprintf(out, ",%" PRIu64 ",%" PRIu64, point->faulty.beside_lost, point->faulty.inside);
        fputc('\n', out);
    }
    free(points);
    return report_finish(out);
}
