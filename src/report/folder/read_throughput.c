/* The old format of compare --throughput, read into what every result is. */
#include "report/folder/read_throughput.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "lab/lab_queues.h"
#include "report/folder/csv_lines.h"
#include "report/folder/read_fail.h"

bool throughput_document(json_t *document)
{
    const char *measured = json_string_value(json_object_get(document, "measured"));
    return measured && strcmp(measured, "throughput") == 0;
}

static int read_queues(const char *path, json_t *names, struct lab *lab, struct lab_error *error)
{
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        struct lab_error problem;
        if (!lab_add_queue(lab, name ? name : "", -1, &problem))
            return fail_with(error, lab_status(problem.text, 65), "%.200s: queues: %s", path,
                             problem.text);
    }
    return lab->queue_count > 0 ? 0 : fail_with(error, 65, "%.200s: no queues", path);
}

/* "1,2,4,8" */
static int read_threads(const char *path, json_t *array, struct lab *lab, struct lab_error *error)
{
    char text[300] = "", problem[200];
    size_t used = 0;
    for (size_t i = 0; i < json_array_size(array) && used + 24 < sizeof text; i++)
        used += (size_t)sprintf(text + used, "%" JSON_INTEGER_FORMAT ",",
                                json_integer_value(json_array_get(array, i)));
    return lab_set_knob(lab, KNOB_CONSUMERS, text, problem, sizeof problem)
               ? fail_with(error, lab_status(problem, 65), "%.200s: threads: %s", path, problem)
               : 0;
}

int read_throughput_lab(const char *path, json_t *document, struct result *result,
                        struct lab_error *error)
{
    int rounds;
    json_int_t duration, capacity;
    json_t *queues, *threads;
    json_error_t problem;
    struct lab *lab = result->lab = lab_new(workload_find("throughput"));
    if (!lab)
        return fail_memory(error);
    if (json_unpack_ex(document, &problem, 0, "{s:i, s:I, s:I, s:o, s:o}", "rounds", &rounds,
                       "duration_ns", &duration, "capacity", &capacity, "queues", &queues,
                       "threads", &threads) != 0)
        return read_misfit(error, path, "", &problem);
    if (rounds < 1 || rounds > ROUNDS_MOST)
        return fail_with(error, 65, "%.200s: %d rounds; expected 1 to %d", path, rounds,
                         ROUNDS_MOST);
    lab->rounds = (unsigned)rounds;
    lab->scenario.pin = true;
    lab->scenario.knob[KNOB_DURATION] = (uint64_t)duration;
    lab->scenario.knob[KNOB_CAPACITY] = (uint64_t)capacity;
    lab->scenario.knob[KNOB_JITTER] = 0;
    int status = read_queues(path, queues, lab, error);
    return status ? status : read_threads(path, threads, lab, error);
}

/* Reads which run a line is about. 0 or EINVAL. */
static int take_place(const struct csv_line *line, const struct result *result,
                      struct result_row *row, char *problem, size_t size)
{
    const struct lab *lab = result->lab;
    const char *name = csv_cell(line, "queue");
    uint64_t round, threads, warmup, whole;
    if (csv_whole(line, "round", lab->rounds - 1, &round, problem, size) ||
        csv_whole(line, "threads", WORKERS_MOST, &threads, problem, size) ||
        csv_whole(line, "warmup", 1, &warmup, problem, size) ||
        csv_whole(line, "whole", 1, &whole, problem, size))
        return EINVAL;
    row->round = (unsigned)round;
    row->warmup = warmup;
    row->whole = whole;
    row->queue = lab_queue_place(lab, name);
    while (row->point < lab->value_count &&
           lab_point(lab, row->point).knob[KNOB_CONSUMERS] != threads)
        row->point++;
    if (row->queue < lab->queue_count && row->point < lab->value_count)
        return 0;
    snprintf(problem, size,
             "%.40s with %" PRIu64 " threads; expected queues and threads of run.json",
             name ? name : "no queue", threads);
    return EINVAL;
}

static void set(struct result *result, struct result_row *row, const char *name, double value)
{
    size_t m = workload_measure(result->lab->scenario.workload, name);
    if (m < MEASURES_MOST)
        row->measure[m] = value;
}

static int take_run(void *context, const struct csv_line *line, char *problem, size_t size)
{
    struct result *result = context;
    struct result_row row = {.pieces = 1};
    uint64_t empty, left, slowest, fastest;
    double jain;
    const struct {
        const char *name;
        uint64_t *count;
    } counts[] = {{"elapsed_ns", &row.elapsed_ns}, {"cpu_ns", &row.cpu_ns},
                  {"put", &row.tally.put},         {"got", &row.tally.got},
                  {"full", &row.tally.full},       {"empty", &empty},
                  {"busy", &row.tally.busy},       {"slowest", &slowest},
                  {"fastest", &fastest},           {"left", &left}};
    if (take_place(line, result, &row, problem, size) ||
        csv_real(line, "jain", &jain, problem, size))
        return EINVAL;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (csv_whole(line, counts[i].name, UINT64_MAX, counts[i].count, problem, size))
            return EINVAL;
    if (row.whole)
        row.faulty.count[FAULT_LOST] = row.tally.put > row.tally.got + left
                                           ? row.tally.put - row.tally.got - left
                                           : row.tally.got + left - row.tally.put;
    row.moved = row.tally.put + row.tally.got;
    row.tally.operations = row.moved + row.tally.full + empty + row.tally.busy;
    double moved = (double)row.moved, calls = (double)row.tally.operations;
    set(result, &row, "operations_per_second", 1e9 * moved / (double)row.elapsed_ns);
    set(result, &row, "slowest_to_fastest", (double)slowest / (double)fastest);
    set(result, &row, "jain", jain);
    set(result, &row, "failed_per_1000", 1000 * (calls - moved) / calls);
    set(result, &row, "cpu_ns_per_operation", (double)row.cpu_ns / moved);
    return result_add(result, &row);
}

int read_throughput_runs(FILE *in, struct result *result, char *problem, size_t size)
{
    return csv_read(in, "round,queue,threads,...", take_run, result, problem, size);
}
