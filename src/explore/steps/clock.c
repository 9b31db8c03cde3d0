/* Looking at the clock. Time stands still while explored, but a get_timed() may find that its
 * deadline has passed: that is a choice, as a timed wait's giving up is, and only where there is a
 * budget for it is looking a step at all. */
#include "explore/steps/clock.h"

#include "explore/machine/machine.h"
#include "explore/steps/step.h"

static bool is_timed(const struct machine_worker *worker)
{
    return !thread_is(worker_number(worker)) && worker_number(worker) < machine.workers &&
           operation_of(worker)->manner == MANNER_TIMED;
}

bool clock_is_past(const struct machine_worker *worker)
{
    return is_timed(worker) && worker->inside &&
           worker->facts[worker->position].passed != DEADLINE_AHEAD;
}

bool clock_matters(const struct machine_worker *worker)
{
    return machine.experiment.budget[INGREDIENT_EARLY] && is_timed(worker) &&
           !clock_is_past(worker);
}

struct timespec clock_shows(const struct machine_worker *worker)
{
    bool past = clock_is_past(worker);
    machine.record.timed |= is_timed(worker) && !past;
    return past ? program_deadline : (struct timespec){1, 0};
}

static bool clock_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    (void)worker;
    return ingredient == INGREDIENT_EARLY;
}

static bool clock_performs(struct machine_worker *worker, struct choice choice)
{
    (void)worker, (void)choice;
    return true;
}

const struct step_kind step_clock = {
    .word = "clock",
    .on = STEP_ON_NOTHING,
    .told = STEP_TOLD_CALL,
    .silent = true,
    .passes = true,
    .offers = clock_offers,
    .perform = clock_performs,
};
