/* A death may leave a queue that serves nobody any more. That is tried out at the end of every
 * execution in which somebody died: one more get, by a worker that is alone. If an item is inside,
 * and it is told Empty, and the queue's memory is as before, then so is every further get: by
 * induction, for ever. It may also wait for ever, or go round in circles. Of a queue with a thread
 * of its own nothing is said: that thread might still put things right. */
#include "explore/machine/aftermath.h"

#include <stdbool.h>

#include "explore/machine/arena.h"
#include "explore/machine/drain.h"
#include "explore/machine/facts.h"
#include "explore/machine/hang.h"
#include "explore/machine/machine.h"
#include "explore/machine/visitor.h"
#include "explore/races/races.h"

enum { GETS = 8 };

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

static enum aftermath try_gets(bool inside)
{
    for (size_t i = 0; i < GETS; i++) {
        uint64_t item;
        struct hash before = memory_hash();
        enum operation_answer answer = visitor_gets(&item);
        if (answer == ANSWER_PENDING)
            return AFTERMATH_WAITS;
        struct hash after = memory_hash();
        if (!inside || answer == ANSWER_GOT)
            return AFTERMATH_FINE;
        if (before.low == after.low && before.high == after.high)
            return answer == ANSWER_BUSY ? AFTERMATH_BUSY : AFTERMATH_EMPTY;
    }
    return AFTERMATH_FINE; /* not proved */
}

enum aftermath aftermath(void)
{
    if (!machine_killed() || thread_alive())
        return AFTERMATH_FINE;
    bool inside = anything_inside();
    visitor_comes();
    enum aftermath answer = try_gets(inside);
    visitor_leaves();
    return answer;
}

unsigned machine_verdict(void)
{
    unsigned verdict = machine.trouble;
    if (!verdict && !machine_ended())
        verdict = hang_verdict(machine_killed() ? VERDICT_HOLDER : VERDICT_DEADLOCK);
    if (!verdict && !machine.experiment.unvisited && aftermath() != AFTERMATH_FINE)
        verdict = VERDICT_HOLDER;
    if (!verdict && drain_lost())
        verdict = VERDICT_LOSES;
    return verdict | facts_verdict() | races_verdict();
}
