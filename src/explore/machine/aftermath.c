/* A death may leave a queue that serves nobody any more. That is tried out at the end of every
 * execution in which somebody died: one more get, by a worker that is alone. If an item is inside,
 * and it is told Empty, and the queue's memory is as before, then so is every further get: by
 * induction, for ever. It may also wait for ever, or go round in circles. Of a queue with a thread
 * of its own nothing is said: that thread might still put things right. */
#include "explore/machine/aftermath.h"

#include <stdlib.h>

#include "explore/machine/alone.h"
#include "explore/machine/announced.h"
#include "explore/machine/arena.h"
#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/races/races.h"
#include "explore/steps/flush.h"

enum { GETS = 8, STEPS = 1000 };

static struct hash memory_hash(void)
{
    struct hash hash = {0, 0};
    hash_bytes(&hash, arena.queue, arena.queue_size + arena.granules * ARENA_GRANULE);
    return hash;
}

/* Whether some item is certainly inside at the end: put, not got, and no pending get can have it.
 */
static bool anything_inside(void)
{
    size_t put = 0, got = 0;
    for (size_t w = 0; w <= machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        const struct program_worker *program = &machine.experiment.program->workers[w];
        for (size_t i = 0; i < worker->position; i++) {
            put += worker->facts[i].answer == ANSWER_OK;
            got += worker->facts[i].answer == ANSWER_GOT;
        }
        got += worker->inside && program->operations[worker->position].kind == OPERATION_GET;
    }
    return put > got;
}

/* One get to its end; false if it has none. */
static bool get_returns(struct machine_worker *worker)
{
    if (machine.part[machine.workers])
        worker_begin(machine.workers);
    else if (!alone_attach(machine.workers))
        return false;
    for (size_t i = 0; i < STEPS && worker->status == WORKER_READY; i++) {
        if (worker->buffer.count)
            flush_oldest(worker);
        else if (step_enabled(worker))
            machine_take((struct choice){.worker = (uint8_t)machine.workers});
        else
            return false;
    }
    while (worker->buffer.count)
        flush_oldest(worker);
    return worker->status == WORKER_FINISHED;
}

static enum aftermath try_gets(struct machine_worker *worker, bool inside)
{
    for (size_t i = 0; i < GETS; i++) {
        struct hash before = memory_hash();
        if (!get_returns(worker))
            return AFTERMATH_WAITS;
        struct hash after = memory_hash();
        if (!inside || worker->facts[0].answer == ANSWER_GOT)
            return AFTERMATH_FINE;
        if (before.low == after.low && before.high == after.high)
            return worker->facts[0].answer == ANSWER_BUSY ? AFTERMATH_BUSY : AFTERMATH_EMPTY;
    }
    return AFTERMATH_FINE; /* not proved */
}

enum aftermath aftermath(void)
{
    static struct program program;
    const struct program *usual = machine.experiment.program;
    void *part = machine.part[machine.workers];
    if (!machine_killed() || thread_alive())
        return AFTERMATH_FINE;
    bool inside = anything_inside();
    for (size_t w = 0; w <= machine.workers; w++) {
        if (!machine_save(w))
            abort(); /* a few hundred bytes */
        while (machine.worker[w].buffer.count)
            flush_oldest(&machine.worker[w]);
    }
    program = *usual;
    program.workers[machine.workers] =
        (struct program_worker){.operations = {{.kind = OPERATION_GET}}, .count = 1};
    machine.experiment.program = &program;
    enum aftermath answer = try_gets(&machine.worker[machine.workers], inside);
    machine.experiment.program = usual;
    machine.part[machine.workers] = part;
    for (size_t w = 0; w <= machine.workers; w++)
        machine_back();
    return answer;
}

unsigned machine_verdict(void)
{
    unsigned verdict = machine.trouble;
    if (!verdict && !machine_ended())
        verdict = machine_killed() ? VERDICT_HOLDER : VERDICT_DEADLOCK;
    else if (!verdict && aftermath() != AFTERMATH_FINE)
        verdict = VERDICT_HOLDER;
    return verdict | facts_verdict() | races_verdict();
}
