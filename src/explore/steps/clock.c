/* Looking at the clock. Time stands still while explored, but a get_timed() may find that its
 * deadline has passed: that is a choice, as a timed wait's giving up is, and only where there is a
 * budget for it is looking a step at all.
 *
 * The clocks that tell what time it is are half a century ahead of those that tell how long the
 * machine has run, as in life. All stand short of a full second, so that whoever adds to the
 * nanoseconds has to carry.
 */
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

/* In seconds: until the deadline of a get_timed(), and what a clock shows then that began when the
 * machine did. */
enum { AHEAD = 1000, RUNNING = 100000, NANOSECONDS = 1000000000 };

static bool tells_date(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ||
           clock == CLOCK_REALTIME_ALARM || clock == CLOCK_TAI;
}

bool clock_exists(clockid_t clock)
{
    return clock >= CLOCK_REALTIME && clock <= CLOCK_TAI && clock != CLOCK_BOOTTIME_ALARM + 1;
}

bool clock_wrong(const struct timespec *time)
{
    return time->tv_nsec < 0 || time->tv_nsec >= NANOSECONDS;
}

struct timespec clock_now(const struct machine_worker *worker, clockid_t clock)
{
    time_t deadline = tells_date(clock) ? program_deadline.tv_sec : RUNNING;
    return clock_is_past(worker) ? (struct timespec){deadline, 0}
                                 : (struct timespec){deadline - AHEAD - 1, NANOSECONDS - 1};
}

struct timespec clock_shows(const struct machine_worker *worker, clockid_t clock)
{
    machine.record.timed |= is_timed(worker) && !clock_is_past(worker);
    return clock_now(worker, clock);
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
