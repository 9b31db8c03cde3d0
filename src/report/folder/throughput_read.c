/* The run folder of a throughput comparison, read back. */
#include "report/folder/throughput_read.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "report/folder/csv_lines.h"
#include "report/folder/host_json.h"
#include "report/folder/read_fail.h"
#include "lab/lab_error.h"
#include "lab/lab_queues.h"
#include "own/own.h"

bool throughput_in(const char *folder)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/run.json", folder);
    json_t *document = json_load_file(path, 0, NULL);
    const char *measured = json_string_value(json_object_get(document, "measured"));
    bool found = measured && strcmp(measured, "throughput") == 0;
    json_decref(document);
    return found;
}

static int read_queues(const char *path, json_t *names, struct throughput_result *result,
                       struct lab_error *error)
{
    size_t count = json_array_size(names);
    result->queues = calloc(count + 1, sizeof *result->queues);
    if (!result->queues)
        return read_no_memory(error);
    for (size_t i = 0; i < count; i++) {
        const char *name = json_string_value(json_array_get(names, i));
        const struct queue_class *queue = !name                     ? NULL
                                          : own_files.is_path(name) ? own_remembered(name)
                                                                    : queue_find(name);
        if (!queue)
            return read_fail(error, 65, "%.200s: queue '%.60s' is not in this build", path,
                             name ? name : "");
        result->queues[result->queue_count++] = queue;
    }
    return 0;
}

static int read_threads(const char *path, json_t *array, struct throughput_result *result,
                        struct lab_error *error)
{
    size_t count = json_array_size(array);
    if (count == 0 || count > THREAD_COUNTS_MOST)
        return read_fail(error, 65, "%.200s: %zu numbers of threads; expected 1 to %d", path, count,
                         THREAD_COUNTS_MOST);
    for (; result->thread_counts < count; result->thread_counts++)
        result->threads[result->thread_counts] =
            (size_t)json_integer_value(json_array_get(array, result->thread_counts));
    return 0;
}

static int read_document(const char *path, json_t *document, struct throughput_result *result,
                         struct lab_error *error)
{
    const char *command, *base;
    int complete, rounds;
    json_int_t duration, capacity;
    json_t *seed, *queues, *threads;
    json_error_t problem;
    if (json_unpack_ex(document, &problem, 0, "{s:s, s:b, s:o, s:i, s:I, s:I, s:o, s:o, s:s}",
                       "command", &command, "complete", &complete, "seed", &seed, "rounds", &rounds,
                       "duration_ns", &duration, "capacity", &capacity, "queues", &queues,
                       "threads", &threads, "base", &base) != 0)
        return read_fail(error, 65, "%.200s: %s", path, problem.text);
    if (rounds < 1 || json_array_size(queues) == 0)
        return read_fail(error, 65, "%.200s: %d rounds of %zu queues; expected some", path, rounds,
                         json_array_size(queues));
    result->complete = complete;
    result->rounds = (unsigned)rounds;
    result->duration_ns = (uint64_t)duration;
    result->capacity = (size_t)capacity;
    result->seed = json_is_string(seed) ? strtoull(json_string_value(seed), NULL, 10)
                                        : (uint64_t)json_integer_value(seed);
    if (!(result->command = strdup(command)))
        return read_no_memory(error);
    int status = read_queues(path, queues, result, error);
    while (result->base < result->queue_count &&
           strcmp(result->queues[result->base]->name, base) != 0)
        result->base++;
    return status ? status : read_threads(path, threads, result, error);
}

/* Reads which run a line is about. 0 or EINVAL. */
static int take_place(const struct csv_line *line, const struct throughput_result *result,
                      struct throughput_row *row, char *problem, size_t size)
{
    const char *name = csv_cell(line, "queue");
    uint64_t round, threads, warmup, whole;
    if (csv_whole(line, "round", result->rounds - 1, &round, problem, size) ||
        csv_whole(line, "threads", SIZE_MAX, &threads, problem, size) ||
        csv_whole(line, "warmup", 1, &warmup, problem, size) ||
        csv_whole(line, "whole", 1, &whole, problem, size))
        return EINVAL;
    row->round = (unsigned)round;
    row->warmup = warmup;
    row->whole = whole;
    while (row->queue < result->queue_count &&
           !(name && strcmp(result->queues[row->queue]->name, name) == 0))
        row->queue++;
    while (row->point < result->thread_counts && result->threads[row->point] != threads)
        row->point++;
    if (row->queue < result->queue_count && row->point < result->thread_counts)
        return 0;
    snprintf(problem, size, "%.40s with %zu threads; expected queues and threads of run.json",
             name ? name : "no queue", (size_t)threads);
    return EINVAL;
}

static int take_run(void *context, const struct csv_line *line, char *problem, size_t size)
{
    struct throughput_result *result = context;
    struct throughput_row row = {0};
    const struct {
        const char *name;
        uint64_t *count;
    } counts[] = {{"elapsed_ns", &row.elapsed_ns},
                  {"cpu_ns", &row.cpu_ns},
                  {"put", &row.put},
                  {"got", &row.got},
                  {"full", &row.full},
                  {"empty", &row.empty},
                  {"busy", &row.busy},
                  {"left", &row.left},
                  {"slowest", &row.slowest},
                  {"fastest", &row.fastest}};
    if (take_place(line, result, &row, problem, size) ||
        csv_real(line, "jain", &row.jain, problem, size))
        return EINVAL;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (csv_whole(line, counts[i].name, UINT64_MAX, counts[i].count, problem, size))
            return EINVAL;
    return throughput_add(result, &row);
}

static int read_all(const char *folder, struct throughput_result *result, struct lab_error *error)
{
    char path[PATH_MAX], problem[240];
    json_error_t bad;
    snprintf(path, sizeof path, "%s/run.json", folder);
    json_t *document = json_load_file(path, 0, &bad);
    if (!document)
        return read_fail(error, 65, "%.200s:%d: %s", path, bad.line, bad.text);
    int status = read_host(path, document, &result->host, error);
    status = status ? status : read_document(path, document, result, error);
    json_decref(document);
    if (status)
        return status;
    snprintf(path, sizeof path, "%s/runs.csv", folder);
    FILE *file = fopen(path, "r");
    if (!file)
        return read_fail(error, 66, "%.300s: %s; expected a run folder", path, strerror(errno));
    int failed =
        csv_read(file, "round,queue,threads,...", take_run, result, problem, sizeof problem);
    fclose(file);
    if (failed == ENOMEM)
        return read_no_memory(error);
    return failed ? read_fail(error, 65, "%.200s:%s", path, problem) : 0;
}

struct throughput_result *throughput_read(const char *folder, struct lab_error *error)
{
    struct throughput_result *result = calloc(1, sizeof *result);
    if (!result) {
        read_no_memory(error);
        return NULL;
    }
    if (read_all(folder, result, error) != 0) {
        throughput_free(result);
        free(result);
        return NULL;
    }
    return result;
}
