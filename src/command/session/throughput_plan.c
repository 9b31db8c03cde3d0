/* The plan of compare --throughput. */
#include "command/session/throughput_plan.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "measure/throughput.h"
#include "lab/figure.h"
#include "lab/lab_queues.h"
#include "lab/number.h"
#include "lab/words.h"

/* Reads a number within limits; complains and returns 64 otherwise. NULL leaves *value alone. */
static int read_number(const char *option, const char *text, enum knob_unit unit, uint64_t least,
                       uint64_t most, uint64_t *value)
{
    uint64_t number;
    if (!text)
        return 0;
    const char *expected = number_read(text, unit, &number);
    if (expected)
        return complain(STATUS_USAGE, "--%s: got '%s', expected %s", option, text, expected);
    if (number < least || number > most)
        return complain(STATUS_USAGE, "--%s: got '%s', expected %s to %s", option, text,
                        figure_exact(unit, least).text, figure_exact(unit, most).text);
    *value = number;
    return 0;
}

/* "1,2,4,8" */
static int read_threads(const char *list, struct throughput_result *result)
{
    char *copy = strdup(list), *rest = NULL;
    int status = copy ? 0 : complain(STATUS_SYSTEM, "out of memory");
    result->thread_counts = 0;
    for (char *word = copy ? strtok_r(copy, ", ", &rest) : NULL; word && !status;
         word = strtok_r(NULL, ", ", &rest)) {
        uint64_t number = 0;
        if (result->thread_counts == THREAD_COUNTS_MOST)
            status = complain(STATUS_USAGE, "--threads: got '%s', expected at most %d numbers",
                              list, THREAD_COUNTS_MOST);
        else if (!(status = read_number("threads", word, UNIT_COUNT, 1, WORKERS_MOST, &number)))
            result->threads[result->thread_counts++] = number;
        for (size_t i = 0; !status && i + 1 < result->thread_counts; i++)
            if (result->threads[i] == number)
                status = complain(STATUS_USAGE, "--threads: got '%s', where %s stands twice", list,
                                  word);
    }
    if (!status && result->thread_counts == 0)
        status = complain(STATUS_USAGE, "--threads: expected numbers such as 1,2,4,8");
    free(copy);
    return status;
}

/* The queue of that name, or NULL after complaining. */
static const struct queue_class *queue_named(const char *name)
{
    struct lab_error error = {0};
    const struct queue_class *queue = lab_queue(name, &error);
    if (!queue)
        complain(error.status, "--throughput: %s", error.text);
    return queue;
}

static void add(struct throughput_result *result, const struct queue_class *queue)
{
    const char *unfit = throughput_unfit(queue);
    bool known = false;
    for (size_t i = 0; i < result->queue_count; i++)
        known |= result->queues[i] == queue;
    if (unfit)
        complain(STATUS_FEATURE, "left out: %s: %s", queue->name, unfit);
    else if (!known)
        result->queues[result->queue_count++] = queue;
}

/* Those that were named, or all that are exact, and all libraries. */
static int choose_queues(const struct throughput_typed *typed, struct throughput_result *result)
{
    size_t table = 0;
    while (queue_table[table])
        table++;
    if (!(result->queues = calloc(table + typed->queues.count, sizeof *result->queues)))
        return complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < typed->queues.count; i++) {
        const struct queue_class *queue = queue_named(typed->queues.list[i]);
        if (!queue)
            return STATUS_USAGE;
        add(result, queue);
    }
    for (size_t i = 0; typed->queues.count == 0 && i < table; i++)
        if (queue_table[i]->claim == QUEUE_EXACT || throughput_is_library(queue_table[i]))
            add(result, queue_table[i]);
    return result->queue_count > 0 ? 0 : STATUS_FEATURE;
}

static int choose_base(const struct throughput_typed *typed, struct throughput_result *result)
{
    result->base = result->queue_count;
    if (!typed->base)
        return 0;
    const struct queue_class *queue = queue_named(typed->base);
    if (!queue)
        return STATUS_USAGE;
    for (size_t i = 0; i < result->queue_count; i++)
        if (result->queues[i] == queue)
            result->base = i;
    return result->base < result->queue_count
               ? 0
               : complain(STATUS_USAGE, "--base: %s is not among the queues to run", queue->name);
}

int throughput_plan(const struct throughput_typed *typed, const struct settings *settings,
                    struct throughput_result *result)
{
    uint64_t rounds = 12, duration = 50000000, capacity = 1024;
    memset(result, 0, sizeof *result);
    const struct options *options = typed->options;
    int status = options_check(options, MODE_THROUGHPUT, "has no effect on --throughput");
    if (!status)
        status = read_number("rounds", options->rounds, UNIT_COUNT, 1, ROUNDS_MOST, &rounds);
    if (!status) /* at least 1 ms: a run must outlive the start of its threads */
        status = read_number("duration", options->knob[KNOB_DURATION], UNIT_TIME, 1000000,
                             knob_table[KNOB_DURATION].most, &duration);
    if (!status)
        status = read_number("capacity", options->knob[KNOB_CAPACITY], UNIT_COUNT, 1,
                             knob_table[KNOB_CAPACITY].most, &capacity);
    if (!status)
        status = read_threads(typed->threads ? typed->threads : "1,2,4,8", result);
    if (!status)
        status = choose_queues(typed, result);
    if (!status)
        status = choose_base(typed, result);
    result->rounds = (unsigned)rounds;
    result->duration_ns = duration;
    result->capacity = capacity;
    result->seed = settings->seed;
    return status;
}
