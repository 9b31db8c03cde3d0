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

unsigned hang_verdict(unsigned otherwise)
{
    size_t inside = (size_t)__builtin_popcountll(facts_inside());
    bool gets = false, puts = false;
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        if (worker->status != WORKER_READY || thread_is(w))
            continue;
        const struct program_operation *todo = operation_of(worker);
        if (todo->manner != MANNER_WAIT || step_holder(worker) != SIZE_MAX)
            return otherwise;
        gets |= todo->kind == OPERATION_GET;
        puts |= todo->kind == OPERATION_PUT;
    }
    bool room = puts && inside < places_known(&machine.experiment, facts_history());
    if (!(gets && inside) && !room)
        return 0;
    return machine_killed() ? VERDICT_HOLDER : VERDICT_HANGS;
}
