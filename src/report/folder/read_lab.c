/* The lab of a result, put together again from run.json. */
#include "report/folder/read_lab.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "report/folder/read_fail.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

#define TITLE_MOST 1000 /* bytes; a line of lab.ini has fewer */

static int read_queues(const char *path, json_t *array, struct lab *lab, struct lab_error *error)
{
    size_t count = json_array_size(array);

    if (count > QUEUES_MOST)
        return fail_with(error, 65, "%.200s: %zu queues; expected at most %d", path, count,
                         QUEUES_MOST);
    lab->queues = calloc(count + 1, sizeof *lab->queues);
    if (!lab->queues)
        return fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const char *name, *word;
        json_error_t problem;
        if (json_unpack_ex(json_array_get(array, i), &problem, 0, "{s:s, s:s}", "name", &name,
                           "expectation", &word) != 0)
            return read_misfit(error, path, "queues: ", &problem);
        int expectation = read_word(path, "expectation", word, words_expectation, error);
        if (expectation < 0)
            return error->status;
        const struct queue_class *queue = lab_queue_remembered(name);
        if (!queue)
            return fail_with(error, 65, "%.200s: queue '%.60s' is not in this build", path, name);
        lab->queues[lab->queue_count++] = (struct lab_queue){queue, (enum expectation)expectation};
    }
    return 0;
}

/* Reads a knob's value as knob_json() writes it. 0 or error->status. */
static int read_value(const char *path, enum knob knob, const json_t *json, uint64_t *value,
                      struct lab_error *error)
{
    const struct knob_class *class = &knob_table[knob];
    int word = class->unit == UNIT_WORD && json_is_string(json)
                   ? word_index(json_string_value(json), class->words)
                   : -1;
    if (class->unit == UNIT_WORD ? word < 0
                                 : !json_is_integer(json) || json_integer_value(json) < 0)
        return fail_with(error, 65, "%.200s: %s; expected a %s", path, class->name,
                         class->unit == UNIT_WORD ? "word" : "whole number");
    *value = word >= 0 ? (uint64_t)word : (uint64_t)json_integer_value(json);
    return 0;
}

/* Reads every knob of the workload that the file names; the others keep their usual values. */
static int read_knobs(const char *path, json_t *object, struct lab *lab, struct lab_error *error)
{
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        json_t *value = json_object_get(object, knob_table[knob].name);
        if (!value)
            continue;
        int status = read_value(path, knob, value, &lab->scenario.knob[knob], error);
        if (status)
            return status;
    }
    return 0;
}

static int read_sweep(const char *path, json_t *sweep, struct lab *lab, struct lab_error *error)
{
    const char *name;
    json_t *array;
    json_error_t problem;

    if (json_is_null(sweep))
        return 0;
    if (json_unpack_ex(sweep, &problem, 0, "{s:s, s:o}", "knob", &name, "values", &array) != 0)
        return read_misfit(error, path, "sweep: ", &problem);
    lab->sweep = knob_find(name);
    size_t count = json_array_size(array);
    if (lab->sweep == KNOB_COUNT || count == 0 || count > VALUES_MOST)
        return fail_with(error, 65,
                         "%.200s: sweep of '%.40s' over %zu values; expected a knob and "
                         "its values, at most %d",
                         path, name, count, VALUES_MOST);
    uint64_t *values = calloc(count, sizeof *values);
    if (!values)
        return fail_memory(error);
    free(lab->values);
    lab->values = values;
    lab->value_count = count;
    int status = 0;
    for (size_t i = 0; i < count && status == 0; i++)
        status = read_value(path, lab->sweep, json_array_get(array, i), &values[i], error);
    return status;
}

int read_lab(const char *path, json_t *document, struct result *result, struct lab_error *error)
{
    const char *name, *title, *workload, *workers;
    int pin, rounds;
    json_t *knobs, *sweep, *queues;
    json_error_t problem;

    if (json_unpack_ex(document, &problem, 0, "{s:s, s:s, s:o, s:{s:s, s:b}, s:o, s:i, s:o}", "lab",
                       &name, "title", &title, "workload", &knobs, "workers", "kind", &workers,
                       "pin", &pin, "sweep", &sweep, "rounds", &rounds, "queues", &queues) != 0 ||
        json_unpack_ex(knobs, &problem, 0, "{s:s}", "name", &workload) != 0)
        return read_misfit(error, path, "", &problem);
    if (strlen(name) > NAME_MAX || strlen(title) > TITLE_MOST)
        return fail_with(error, 65,
                         "%.200s: a lab's name of %zu bytes, a title of %zu; expected at most %d "
                         "and %d",
                         path, strlen(name), strlen(title), NAME_MAX, TITLE_MOST);
    int kind = read_word(path, "workload", workload, workload_names(), error);
    int processes = kind < 0 ? -1 : read_word(path, "workers", workers, words_workers, error);
    if (processes < 0)
        return error->status;
    struct lab *lab = result->lab = lab_new(workload_table[kind]);
    if (!lab)
        return fail_memory(error);
    free(lab->name);
    free(lab->title);
    lab->name = strdup(name);
    lab->title = strdup(title);
    if (!lab->name || !lab->title)
        return fail_memory(error);
    lab->scenario.processes = processes;
    lab->scenario.pin = pin;
    lab->scenario.stamp = result->clock.kind;
    lab->rounds = rounds > 0 ? (unsigned)rounds : 0;
    int status = read_queues(path, queues, lab, error);
    status = status ? status : read_knobs(path, knobs, lab, error);
    return status ? status : read_sweep(path, sweep, lab, error);
}
