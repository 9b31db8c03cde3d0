/* Throughput as data: one JSON document, a row per point, a row per run. */
#include "report/folder/throughput_data.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "report/folder/csv_value.h"
#include "report/folder/host_json.h"
#include "report/folder/json_value.h"
#include "report/result/finish.h"

static const char *const directions[] = {"undecided", "less", "more"};

static json_t *point_json(const struct throughput_result *result,
                          const struct throughput_point *point)
{
    const struct queue_class *queue = result->queues[point->queue];
    const struct paired *ratio = &point->ratio;
    return json_pack("{s:s, s:s, s:I, s:I, s:o, s:o, s:o, s:{s:o, s:o, s:o, s:I, s:s}, s:o, s:o, "
                     "s:o, s:o}",
                     "queue", queue->name, "family", queue->family, "threads",
                     (json_int_t)result->threads[point->point], "runs", (json_int_t)point->runs,
                     "ops_per_second", number_json(point->ops_per_second), "ops_low",
                     number_json(point->ops.low), "ops_high", number_json(point->ops.high), "ratio",
                     "median", number_json(ratio->median), "low", number_json(ratio->interval.low),
                     "high", number_json(ratio->interval.high), "pairs", (json_int_t)ratio->pairs,
                     "faster", directions[point->faster], "slowest_to_fastest",
                     number_json(point->share), "jain", number_json(point->jain), "failed_per_1000",
                     number_json(point->failed_per_1000), "cpu_ns_per_operation",
                     number_json(point->cpu_ns_per_operation));
}

static json_t *document_of(const struct throughput_result *result)
{
    size_t base, count = result->queue_count * result->thread_counts;
    struct throughput_point *points = throughput_points(result, &base);
    json_t *queues = json_array(), *threads = json_array(), *array = json_array();
    for (size_t i = 0; i < result->queue_count; i++)
        json_array_append_new(queues, json_string(result->queues[i]->name));
    for (size_t i = 0; i < result->thread_counts; i++)
        json_array_append_new(threads, json_integer((json_int_t)result->threads[i]));
    for (size_t i = 0; points && i < count; i++)
        json_array_append_new(array, point_json(result, &points[i]));
    json_t *document = json_pack(
        "{s:s, s:b, s:s, s:o, s:o, s:i, s:I, s:I, s:o, s:o, s:s, s:o}", "measured", "throughput",
        "complete", result->complete, "command", result->command ? result->command : "", "seed",
        whole_json(result->seed), "machine", host_json(&result->host), "rounds",
        (int)result->rounds, "duration_ns", (json_int_t)result->duration_ns, "capacity",
        (json_int_t)result->capacity, "queues", queues, "threads", threads, "base",
        points ? result->queues[base]->name : "", "points", array);
    if (!points || json_array_size(json_object_get(document, "points")) != count) {
        json_decref(document);
        document = NULL;
    }
    free(points);
    return document;
}

int throughput_json(FILE *out, const struct throughput_result *result)
{
    json_t *document = document_of(result);
    int error = json_write(out, document);
    json_decref(document);
    return error;
}

int throughput_points_csv(FILE *out, const struct throughput_result *result)
{
    size_t base, count = result->queue_count * result->thread_counts;
    struct throughput_point *points = throughput_points(result, &base);
    if (!points)
        return ENOMEM;
    fputs("queue,family,threads,runs,ops_per_second,ops_low,ops_high,base,ratio,ratio_low,"
          "ratio_high,pairs,faster,slowest_to_fastest,jain,failed_per_1000,cpu_ns_per_operation\n",
          out);
    for (size_t i = 0; i < count; i++) {
        const struct throughput_point *point = &points[i];
        const struct queue_class *queue = result->queues[point->queue];
        fprintf(out, "%s,%s,%zu,%zu", queue->name, queue->family, result->threads[point->point],
                point->runs);
        csv_number(out, point->ops_per_second);
        csv_number(out, point->ops.low);
        csv_number(out, point->ops.high);
        fprintf(out, ",%s", result->queues[base]->name);
        csv_number(out, point->ratio.median);
        csv_number(out, point->ratio.interval.low);
        csv_number(out, point->ratio.interval.high);
        fprintf(out, ",%zu,%s", point->ratio.pairs, directions[point->faster]);
        csv_number(out, point->share);
        csv_number(out, point->jain);
        csv_number(out, point->failed_per_1000);
        csv_number(out, point->cpu_ns_per_operation);
        fputc('\n', out);
    }
    free(points);
    return report_finish(out);
}

int throughput_runs_csv(FILE *out, const struct throughput_result *result)
{
    fputs("round,queue,threads,warmup,whole,elapsed_ns,cpu_ns,put,got,full,empty,busy,left,slowest,"
          "fastest,jain\n",
          out);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct throughput_row *row = &result->rows[i];
        const uint64_t counts[] = {row->elapsed_ns, row->cpu_ns, row->put,  row->got,
                                   row->full,       row->empty,  row->busy, row->left,
                                   row->slowest,    row->fastest};
        fprintf(out, "%u,%s,%zu,%d,%d", row->round, result->queues[row->queue]->name,
                result->threads[row->point], row->warmup, row->whole);
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
            fprintf(out, ",%" PRIu64, counts[k]);
        csv_number(out, row->jain);
        fputc('\n', out);
    }
    return report_finish(out);
}
