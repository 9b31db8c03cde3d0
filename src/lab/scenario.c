/* What follows from a scenario, and which queues can run it. */
#include "lab/scenario.h"

#include <inttypes.h>
#include <stdio.h>

size_t scenario_workers(const struct scenario *scenario)
{
    const struct workload_class *workload = scenario->workload;
    if (workload->workers)
        return workload->workers(scenario);
    size_t workers = scenario->knob[KNOB_CONSUMERS];
    if (workload_uses(workload, KNOB_PRODUCERS))
        workers += scenario->knob[KNOB_PRODUCERS];
    return workers;
}

uint64_t scenario_bytes(const struct scenario *scenario)
{
    const struct workload_class *workload = scenario->workload;
    return workload->bytes ? workload->bytes(scenario) : scenario->knob[KNOB_BYTES];
}

size_t scenario_least_room(const struct scenario *scenario)
{
    const struct workload_class *workload = scenario->workload;
    return workload->least_room ? workload->least_room(scenario) : 1;
}

const char *scenario_refuses(const struct scenario *scenario, const struct queue_class *queue,
                             char *problem, size_t size)
{
    const struct workload_class *workload = scenario->workload;
    const char *name = workload->name;
    uint64_t getters = workload_uses(workload, KNOB_CONSUMERS) ? scenario->knob[KNOB_CONSUMERS] : 1;
    uint64_t putters = workload_has(workload, TRAIT_EVERYONE)    ? getters
                       : workload_uses(workload, KNOB_PRODUCERS) ? scenario->knob[KNOB_PRODUCERS]
                                                                 : 1;
    const bool waits = workload_uses(workload, KNOB_WAIT);
    const bool blocks =
        workload_has(workload, TRAIT_BLOCKS) || (waits && scenario->knob[KNOB_WAIT] == WAIT_BLOCK);
    const bool times =
        scenario->knob[KNOB_TIMEOUT] > 0 || (waits && scenario->knob[KNOB_WAIT] == WAIT_TIMED);
    const char *lacks = workload_has(workload, TRAIT_LOOKS) && !queue->empty  ? "empty()"
                        : blocks && !queue->get                               ? "get()"
                        : times && !queue->get_timed                          ? "get_timed()"
                        : workload_has(workload, TRAIT_FAILS) && !queue->fail ? "fail()"
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
    } else if (queue->processes_only && !scenario->processes) {
        snprintf(problem, size, "%s runs with processes only, not with threads", queue->name);
    } else if (queue->getters && getters > queue->getters) {
        snprintf(problem, size, "%s lets %u worker%s get; expected consumers of at most that",
                 queue->name, queue->getters, queue->getters == 1 ? "" : "s");
    } else if (queue->putters && putters > queue->putters) {
        snprintf(problem, size, "%s lets %u worker%s put, %s has %" PRIu64, queue->name,
                 queue->putters, queue->putters == 1 ? "" : "s", name, putters);
    }
    return *problem ? problem : NULL;
}
