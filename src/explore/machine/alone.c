/* What a worker does while no other moves: making the queue, attaching to it, the prefix. */
#include "explore/machine/alone.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/announced.h"
#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/trouble.h"
#include "explore/steps/flush.h"

/* Steps that making the queue and the prefix may take together. */
enum { SET_UP_STEPS = 100000 };

void alone_part(void)
{
    const struct queue_class *queue = machine.experiment.queue;
    size_t self = worker_number(machine.running);
    void *part = queue->attach ? queue->attach(arena.queue, (unsigned)self) : arena.queue;
    if (!part)
        trouble(VERDICT_REFUSED, 0, "%s: attach failed: %s", queue->name, strerror(errno));
    machine.part[self] = part;
    fiber_trap(TRAP_MADE, 0, 0, 0, 0);
}

/* Who moves while one worker is alone: that worker; if it waits, one of the queue's threads; if
 * they do, time. False: nobody can. */
static bool alone_next(size_t self, struct choice *choice)
{
    *choice = (struct choice){.worker = (uint8_t)self};
    if (step_enabled(&machine.worker[self]))
        return true;
    for (size_t w = 0; w < machine.workers; w++)
        if (thread_is(w) && machine.worker[w].status == WORKER_READY &&
            step_enabled(&machine.worker[w])) {
            choice->worker = (uint8_t)w;
            return true;
        }
    choice->ingredient = INGREDIENT_TIMEOUT;
    return step_timed(&machine.worker[self]);
}

/* Nobody can go on any more, or too many steps were taken. Where the queue is still being made that
 * is its own doing; in the prefix it may be the program's, which waits for what it has not put. */
static void comes_to_no_end(size_t self, bool waits)
{
    uint64_t caller = machine.worker[self].fiber.request.caller;
    if (machine.part[self])
        snprintf(machine.why, sizeof machine.why, "the prefix waits for ever");
    else if (waits)
        trouble_in_step(VERDICT_DEADLOCK, caller, "waits for ever, while the queue is made");
    else
        trouble_in_step(VERDICT_REFUSED, caller, "takes more than %d steps to make the queue",
                        SET_UP_STEPS);
}

bool alone_run(size_t self, void (*entry)(void))
{
    struct machine_worker *worker = &machine.worker[self];
    worker_enter(self, entry);
    for (size_t steps = 0; worker->status == WORKER_READY && !machine.trouble; steps++) {
        struct choice choice;
        if (self < machine.workers && machine.part[self])
            break;
        bool moves = alone_next(self, &choice);
        if (!moves || steps == SET_UP_STEPS) {
            comes_to_no_end(self, !moves);
            return false;
        }
        struct machine_worker *mover = &machine.worker[choice.worker];
        worker_step(mover, choice);
        while (mover->buffer.count)
            flush_oldest(mover);
    }
    return !machine.trouble;
}

bool alone_attach(size_t self)
{
    machine.worker[self].position = 0;
    return alone_run(self, alone_part);
}
