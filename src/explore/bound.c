/* A bound on preemptions: an execution that has used them up goes on with whoever runs, until he
 * waits or has finished. M. Musuvathi and S. Qadeer, Iterative context bounding for systematic
 * testing of multithreaded programs, PLDI 2007. */
#include "explore/room.h"

size_t bound_choices(struct choice *list, size_t count)
{
    size_t kept = 0;
    if (!machine.scenario.bounded || machine.past.preemptions < machine.scenario.preemptions)
        return count;
    for (size_t i = 0; i < count; i++)
        if (list[i].worker + 1u == machine.past.last)
            list[kept++] = list[i];
    return kept ? kept : count;
}

void bound_take(struct choice choice)
{
    if (!machine.scenario.bounded)
        return;
    uint32_t last = machine.past.last;
    machine.past.last = choice.worker + 1u;
    if (!last || last == machine.past.last)
        return;
    const struct worker *before = &machine.worker[last - 1];
    machine.past.preemptions += before->status == WORKER_READY && step_enabled(before);
}
