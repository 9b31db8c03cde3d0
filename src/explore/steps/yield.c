/* Yielding and sleeping: time stands still while explored, so both are a step that does nothing,
 * for others to come before the next. */
#include <sched.h>
#include <time.h>
#include <unistd.h>

#include "explore/steps/step.h"

static bool yield_performs(struct machine_worker *worker, struct choice choice)
{
    (void)worker, (void)choice;
    return true;
}

/* Lets time pass: until or for .first, or else for .second microseconds. */
static uint64_t yield_really(struct request *request)
{
    const struct timespec *time = (const struct timespec *)request->first;
    if (time)
        return (uint64_t)clock_nanosleep((clockid_t)step_order(request->what),
                                         (int)step_order_failed(request->what), time,
                                         (struct timespec *)request->second);
    return (uint64_t)(request->second ? usleep((useconds_t)request->second) : sched_yield());
}

const struct step_kind step_yield = {
    .word = "yield",
    .on = STEP_ON_NOTHING,
    .told = STEP_TOLD_CALL,
    .silent = true,
    .passes = true,
    .perform = yield_performs,
    .native = yield_really,
};
