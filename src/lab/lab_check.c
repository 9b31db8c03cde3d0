/* Checks what only shows when all keys of a lab are known. */
#include "lab/lab_check.h"

#include <inttypes.h>
#include <stdio.h>

#include "lab/words.h"

/* The first knob that was set though the workload ignores it, or KNOB_COUNT. */
static enum knob ignored_knob(const struct lab *lab, char *problem, size_t size)
{
    const struct workload_class *workload = lab->scenario.workload;
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        if (!(lab->set & KNOB_BIT(knob)) || workload_uses(workload, knob))
            continue;
        const char *used[KNOB_COUNT + 1];
        char list[200];
        size_t count = 0;
        for (enum knob other = 0; other < KNOB_COUNT; other++)
            if (workload_uses(workload, other))
                used[count++] = knob_table[other].name;
        used[count] = NULL;
        snprintf(problem, size, "%s means nothing in %s; expected one of %s", knob_table[knob].name,
                 workload->name, words_join(list, sizeof list, used));
        return knob;
    }
    return KNOB_COUNT;
}

/* Checks one sweep point: the knob at fault, or KNOB_COUNT. */
static enum knob point_fault(const struct scenario *scenario, char *problem, size_t size)
{
    const uint64_t *knob = scenario->knob;
    bool endless = workload_has(scenario->workload, TRAIT_ENDLESS);
    if (knob[KNOB_DURATION] == 0 && (knob[KNOB_OPS] == 0 || endless)) {
        snprintf(problem, size, "a run would never end; expected %sduration above 0",
                 endless ? "" : "ops or ");
        return KNOB_DURATION;
    }
    if (scenario_workers(scenario) > WORKERS_MOST) {
        snprintf(problem, size,
                 "%zu workers; expected at most %d, consumers and producers together",
                 scenario_workers(scenario), WORKERS_MOST);
        return KNOB_PRODUCERS;
    }
    uint64_t needed = scenario_least_room(scenario);
    if (knob[KNOB_CAPACITY] != 0 && knob[KNOB_CAPACITY] < needed) {
        snprintf(problem, size,
                 "capacity %" PRIu64 " is too small for %s; expected 0 or at least %" PRIu64,
                 knob[KNOB_CAPACITY], scenario->workload->name, needed);
        return KNOB_CAPACITY;
    }
    return KNOB_COUNT;
}

/* What keeps the workers or a queue from running one of the points, or NULL. */
static const char *runs_fault(const struct lab *lab, char *problem, size_t size)
{
    for (size_t i = 0; i < lab->value_count; i++) {
        struct scenario scenario = lab_point(lab, i);
        for (size_t q = 0; q < lab->queue_count && !lab->by_name; q++)
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
