/* A bound on preemptions: an execution that has used them up goes on with whoever runs, until he
 * waits or has finished. M. Musuvathi and S. Qadeer, Iterative context bounding for systematic
 * testing of multithreaded programs, PLDI 2007. */
#include "explore/machine/bound.h"

#include "explore/machine/announced.h"
#include "explore/machine/machine.h"

/* Whether it is a step of the worker who ran last. */
static bool goes_on(struct choice choice)
{
    return choice_moves(choice) && choice.worker + 1u == machine.past.last;
}

size_t bound_choices(struct choice *list, size_t count)
{
    size_t kept = 0;
    bool can = false;
    if (machine.past.preemptions < machine.experiment.preemptions)
        return count;
    for (size_t i = 0; i < count; i++)
        can = can || goes_on(list[i]);
    for (size_t i = 0; i < count; i++)
        if (!can || goes_on(list[i]) || !choice_moves(list[i]))
            list[kept++] = list[i];
    return kept;
}

void bound_take(struct choice choice)
{
    if (!choice_moves(choice))
        return;
    uint32_t last = machine.past.last;
    machine.past.last = choice.worker + 1u;
    if (!last || last == machine.past.last)
        return;
    const struct machine_worker *before = &machine.worker[last - 1];
    machine.past.preemptions += before->status == WORKER_READY && step_enabled(before);
}
