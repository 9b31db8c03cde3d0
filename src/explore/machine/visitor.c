/* He takes the place of the prefix, which is over: the last worker. */
#include "explore/machine/visitor.h"

#include "files/starved.h"
#include "explore/machine/alone.h"
#include "explore/machine/announced.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/steps/flush.h"

enum { STEPS = 1000 }; /* of one get */

static struct {
    struct program program; /* the usual one, with his get for the prefix */
    const struct program *usual;
    void *part;
    struct record record;
} visit;

/* Who has finished leaves the queue, and with that all that he kept back where others can get it.
 */
static void detach_finished(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        if (!thread_is(w) && machine.worker[w].status == WORKER_FINISHED && machine.part[w])
            machine.experiment.queue->detach(machine.part[w]);
    fiber_trap(TRAP_THREAD_END, 0, 0, 0, 0);
}

void visitor_comes(void)
{
    size_t self = machine.workers;
    visit.usual = machine.experiment.program;
    visit.part = machine.part[self];
    visit.record = machine.record;
    if (!machine_save_all())
        starved(); /* a few hundred bytes */
    for (size_t w = 0; w <= self; w++)
        while (machine.worker[w].buffer.count)
            flush_oldest(&machine.worker[w]);
    visit.program = *visit.usual;
    visit.program.workers[self] =
        (struct program_worker){.operations = {{.kind = OPERATION_GET}}, .count = 1};
    machine.experiment.program = &visit.program;
    if (machine.experiment.queue->detach) {
        machine.part[self] = NULL;
        alone_run(self, detach_finished);
    }
}

enum operation_answer visitor_gets(uint64_t *item)
{
    size_t self = machine.workers;
    struct machine_worker *worker = &machine.worker[self];
    if (machine.part[self])
        worker_begin(self);
    else if (!alone_attach(self))
        return ANSWER_PENDING;
    for (size_t i = 0; i < STEPS && worker->status == WORKER_READY; i++) {
        if (worker->buffer.count)
            flush_oldest(worker);
        else if (step_enabled(worker))
            worker_step(worker, (struct choice){.worker = (uint8_t)self});
        else
            return ANSWER_PENDING;
    }
    while (worker->buffer.count)
        flush_oldest(worker);
    *item = worker->facts[0].item;
    return worker->status == WORKER_FINISHED ? (enum operation_answer)worker->facts[0].answer
                                             : ANSWER_PENDING;
}

void visitor_leaves(void)
{
    machine.experiment.program = visit.usual;
    machine.part[machine.workers] = visit.part;
    machine_back();
    machine.record = visit.record;
}
