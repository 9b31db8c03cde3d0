/* Checks what only shows when all keys of a lab are known. */
#include "lab/lab.h"

#include "lab/read.h"

#include <inttypes.h>
#include <stdio.h>

/* The first knob that was set though the workload ignores it, or KNOB_COUNT. */
static enum knob ignored_knob(const struct lab *lab, char *problem, size_t size)
{
    enum workload workload = lab->scenario.workload;
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        if (!(lab->set & 1u << knob) || workload_uses(workload, knob))
            continue;
        const char *used[KNOB_COUNT + 1];
        char list[200];
        size_t count = 0;
        for (enum knob other = 0; other < KNOB_COUNT; other++)
            if (workload_uses(workload, other))
                used[count++] = knob_table[other].name;
        used[count] = NULL;
        snprintf(problem, size, "%s means nothing in %s; expected one of %s", knob_table[knob].name,
                 workload_table[workload].name, words_join(list, sizeof list, used));
        return knob;
    }
    return KNOB_COUNT;
}

/* Checks one sweep point: the knob at fault, or KNOB_COUNT. */
static enum knob point_fault(const struct scenario *scenario, char *problem, size_t size)
{
    const uint64_t *knob = scenario->knob;
    if (knob[KNOB_OPS] == 0 && knob[KNOB_DURATION] == 0) {
        snprintf(problem, size, "a run would never end; expected ops or duration above 0");
        return KNOB_DURATION;
    }
    if (scenario_workers(scenario) > WORKERS_MOST) {
        snprintf(problem, size,
                 "%zu workers; expected at most %d, consumers and producers together",
                 scenario_workers(scenario), WORKERS_MOST);
        return KNOB_PRODUCERS;
    }
    uint64_t needed = scenario->workload == WORKLOAD_PREFILLED     ? knob[KNOB_ITEMS]
                      : scenario->workload == WORKLOAD_NEVER_EMPTY ? knob[KNOB_CONSUMERS]
                                                                   : 1;
    if (knob[KNOB_CAPACITY] != 0 && knob[KNOB_CAPACITY] < needed) {
        snprintf(problem, size,
                 "capacity %" PRIu64 " is too small for %s; expected 0 or at least %" PRIu64,
                 knob[KNOB_CAPACITY], workload_table[scenario->workload].name, needed);
        return KNOB_CAPACITY;
    }
    return KNOB_COUNT;
}

const char *scenario_refuses(const struct scenario *scenario, const struct queue_class *queue,
                             char *problem, size_t size)
{
    enum workload workload = scenario->workload;
    const char *name = workload_table[workload].name;
    uint64_t getters = workload_uses(workload, KNOB_CONSUMERS) ? scenario->knob[KNOB_CONSUMERS] : 1;
    uint64_t putters = workload_has(workload, TRAIT_EVERYONE)    ? getters
                       : workload_uses(workload, KNOB_PRODUCERS) ? scenario->knob[KNOB_PRODUCERS]
                                                                 : 1;
    const char *lacks = workload_has(workload, TRAIT_LOOKS) && !queue->empty       ? "empty()"
                        : workload_has(workload, TRAIT_BLOCKS) && !queue->get      ? "get()"
                        : workload_has(workload, TRAIT_TIMES) && !queue->get_timed ? "get_timed()"
                        : scenario->knob[KNOB_TIMEOUT] > 0 && !queue->get_timed    ? "get_timed()"
                                                                                   : NULL;
    *problem = '\0';
    if (queue->unavailable)
        return NULL; /* it will be left out, whatever it is asked to do */
    if (workload_has(workload, TRAIT_KILLS) && !scenario->processes) {
        snprintf(problem, size, "%s kills workers; expected processes, not threads", name);
    } else if (queue->peer) {
        if (!workload_has(workload, TRAIT_PEERS))
            snprintf(problem, size, "%s cannot run %s, only the queues in C can", queue->name,
                     name);
        else if (scenario->knob[KNOB_CAPACITY] > 0)
            snprintf(problem, size, "%s has no limited capacity; expected capacity 0", queue->name);
    } else if (!queue->put) {
        if (!workload_has(workload, TRAIT_NO_QUEUE))
            snprintf(problem, size, "%s needs a queue, and \"%s\" is no queue", name, queue->name);
    } else if (lacks) {
        snprintf(problem, size, "%s has no %s, which %s needs", queue->name, lacks,
                 scenario->knob[KNOB_TIMEOUT] > 0 ? "a timeout" : name);
    } else if (queue->threads_only && scenario->processes) {
        snprintf(problem, size, "%s runs with threads only, not with processes", queue->name);
    } else if (queue->getters && getters > queue->getters) {
        snprintf(problem, size, "%s lets %u worker%s get; expected consumers of at most that",
                 queue->name, queue->getters, queue->getters == 1 ? "" : "s");
    } else if (queue->putters && putters > queue->putters) {
        snprintf(problem, size, "%s lets %u worker%s put, %s has %" PRIu64, queue->name,
                 queue->putters, queue->putters == 1 ? "" : "s", name, putters);
    }
    return *problem ? problem : NULL;
}

/* What keeps the workers or a queue from running one of the points, or NULL. */
static const char *runs_fault(const struct lab *lab, char *problem, size_t size)
{
    for (size_t i = 0; i < lab->value_count; i++) {
        struct scenario scenario = lab_point(lab, i);
        for (size_t q = 0; q < lab->queue_count; q++)
            if (scenario_refuses(&scenario, lab->queues[q].queue, problem, size))
                return problem;
    }
    return NULL;
}

enum knob lab_fault(const struct lab *lab, char *problem, size_t size)
{
    enum knob fault = ignored_knob(lab, problem, size);
    for (size_t i = 0; i < lab->value_count && fault == KNOB_COUNT; i++) {
        struct scenario scenario = lab_point(lab, i);
        fault = point_fault(&scenario, problem, size);
    }
    return fault;
}

const char *lab_check(const struct lab *lab, char *problem, size_t size)
{
    if (lab->queue_count == 0) {
        snprintf(problem, size, "no queues; expected at least one");
        return problem;
    }
    if (lab_fault(lab, problem, size) != KNOB_COUNT)
        return problem;
    return runs_fault(lab, problem, size);
}
