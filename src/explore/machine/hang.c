/* A wait (program.h) may last for ever: on an empty queue that is no fault. With an item inside it
 * is a hang: whoever should have told the waiter has not, or he did not hear. */
#include "explore/machine/hang.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/announced.h"
#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/places.h"

/* Whether it waits for somebody who will not go on: he is gone, or waits himself. Who goes round in
 * circles is stopped by the lock of another who does, and that is no fault. */
static bool held_up(const struct machine_worker *worker)
{
    for (size_t i = 0; i <= machine.workers; i++) {
        size_t holder = step_holder(worker);
        if (holder == SIZE_MAX)
            return i > 0;
        worker = &machine.worker[holder];
        bool moves =
            step_enabled(worker) || worker->buffer.count; /* whose stores go on by themselves */
        if (worker->status != WORKER_READY || moves)
            return worker->status != WORKER_READY;
    }
    return true; /* each for the next */
}

unsigned hang_verdict(unsigned otherwise)
{
    size_t inside = (size_t)__builtin_popcountll(facts_inside());
    bool gets = false, puts = false;
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        if (worker->status != WORKER_READY || thread_is(w))
            continue;
        const struct program_operation *todo = operation_of(worker);
        if (todo->manner != MANNER_WAIT || held_up(worker))
            return otherwise;
        gets |= todo->kind == OPERATION_GET;
        puts |= todo->kind == OPERATION_PUT;
    }
    bool room = puts && inside < places_known(&machine.experiment, facts_history());
    if (!(gets && inside) && !room)
        return 0;
    return machine_killed() ? VERDICT_HOLDER : VERDICT_HANGS;
}
