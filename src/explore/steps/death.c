/* The end of a worker: it takes no step any more. What it has stored still reaches memory. */
#include "explore/machine/machine.h"

static bool death_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    machine.record = (struct record){.kind = STEP_DEATH,
                                     .succeeded = true,
                                     .position = worker->position,
                                     .caller = worker->fiber.request.caller};
    worker->status = WORKER_DEAD;
    return false;
}

const struct step_kind step_death = {
    .word = "dies",
    .on = STEP_ON_NOTHING,
    .told = STEP_TOLD_BARE,
    .sign = "×",
    .perform = death_performs,
};
