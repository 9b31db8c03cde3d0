/* Whether a queue can run a program at all. */
#include "explore/experiment.h"

#include <errno.h>
#include <stdio.h>

/* How many workers of the program do such operations. The prefix is over before they begin. */
static size_t workers_that(const struct program *program, enum operation_kind kind)
{
    size_t count = 0;
    for (size_t w = 0; w < program->count; w++) {
        const struct program_worker *worker = &program->workers[w];
        size_t i = 0;
        while (i < worker->count && worker->operations[i].kind != kind)
            i++;
        count += i < worker->count;
    }
    return count;
}

static bool has_function(const struct queue_class *queue, const struct program_operation *todo)
{
    switch (todo->manner) {
    case MANNER_TIMED:
        return queue->get_timed;
    case MANNER_WAIT:
        return todo->kind == OPERATION_PUT ? queue->put_wait != NULL
                                           : queue->get || queue->get_timed;
    default:
        if (todo->back)
            return queue->settle;
        return todo->kind != OPERATION_EMPTY || queue->empty;
    }
}

static bool has_functions(const struct experiment *experiment, char *why, size_t why_size)
{
    const struct queue_class *queue = experiment->queue;
    for (size_t w = 0; w <= experiment->program->count; w++)
        for (size_t i = 0; i < experiment->program->workers[w].count; i++) {
            const struct program_operation *todo = &experiment->program->workers[w].operations[i];
            if (!has_function(queue, todo)) {
                snprintf(why, why_size, "%s has no %s()", queue->name, program_word(todo));
                return false;
            }
        }
    return true;
}

int experiment_check(const struct experiment *experiment, char *why, size_t why_size)
{
    const struct queue_class *queue = experiment->queue;
    size_t putters = workers_that(experiment->program, OPERATION_PUT);
    size_t getters = workers_that(experiment->program, OPERATION_GET);
    if (!experiment->capacity)
        snprintf(why, why_size, "a capacity is at least 1");
    else if (queue->unavailable)
        snprintf(why, why_size, "%s: %s", queue->name, queue->unavailable);
    else if (queue->putters && putters > queue->putters)
        snprintf(why, why_size, "for %u putter%s, here %zu workers put", queue->putters,
                 queue->putters == 1 ? "" : "s", putters);
    else if (queue->getters && getters > queue->getters)
        snprintf(why, why_size, "for %u getter%s, here %zu workers get", queue->getters,
                 queue->getters == 1 ? "" : "s", getters);
    else if (experiment->memory == MEMORY_C11 && program_is_timed(experiment->program))
        snprintf(why, why_size, "get_timed: C11 memory knows no time; expected sc or tso");
    else if (has_functions(experiment, why, why_size))
        return 0;
    return EINVAL;
}
