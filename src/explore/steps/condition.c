/* Condition variables. A wait is two steps: it releases the mutex and parks; later it is woken, or
 * gives up, or wakes up without cause, and takes the mutex again. A signal wakes any of those who
 * wait. */
#include "explore/steps/condition.h"

#include <errno.h>

#include "explore/races/order.h"
#include "explore/steps/clock.h"
#include "explore/steps/mutex_model.h"
#include "explore/steps/object.h"

static struct model_condition *condition_of(const struct machine_worker *worker)
{
    return (struct model_condition *)worker->fiber.request.address;
}

static struct model_mutex *mutex_of(const struct machine_worker *worker)
{
    return (struct model_mutex *)worker->fiber.request.first;
}

static uint32_t bit_of(const struct machine_worker *worker)
{
    return (uint32_t)1 << worker_number(worker);
}

static bool wait_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!object_reached(worker))
        return true;
    if (object_wrong(worker))
        return object_done(worker, EINVAL);
    (void)mutex_unlock(worker, mutex_of(worker)); /* POSIX says nothing of a mutex not held */
    condition_of(worker)->waiting |= bit_of(worker);
    int clock = object_clock(&worker->fiber.request);
    if (clock == CONDITION_CLOCK)
        clock = condition_of(worker)->clock;
    worker->fiber.request.what = STEP_WHAT(STEP_COND_WAKE, 0, clock, 0);
    return false;
}

/* The second half can happen when the worker is woken, or does so `anyway`, and the mutex is to be
 * had. */
static bool wake_returns(const struct machine_worker *worker, bool anyway)
{
    return (anyway || condition_of(worker)->woken & bit_of(worker)) &&
           mutex_lock_returns(mutex_of(worker), worker_number(worker));
}

static bool wake_enabled(const struct machine_worker *worker)
{
    return !object_mapped(&worker->fiber.request) || /* performing it will tell */
           wake_returns(worker, object_refuses(worker));
}

/* To be woken just when time is up, and then to say so, is a choice, too. */
static bool wake_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    if (!object_mapped(&worker->fiber.request) || !wake_returns(worker, true))
        return false;
    return ingredient == INGREDIENT_WAKEUP ? !wake_returns(worker, false)
                                           : object_times_out(worker, ingredient, true);
}

/* Who is not woken yet, and has time, waits for a signal, whoever has the mutex. */
static size_t wake_holder(const struct machine_worker *worker)
{
    bool woken = object_mapped(&worker->fiber.request) &&
                 (condition_of(worker)->woken & bit_of(worker) || object_refuses(worker));
    return woken ? mutex_holder(mutex_of(worker)) : SIZE_MAX;
}

static bool wake_performs(struct machine_worker *worker, struct choice choice)
{
    if (!object_reached(worker))
        return true;
    struct model_condition *condition = condition_of(worker);
    bool woken = condition->woken & bit_of(worker);
    condition->woken &= ~bit_of(worker);
    condition->waiting &= ~bit_of(worker);
    machine.record.before = mutex_of(worker)->owner; /* who has died with it, if anybody */
    int error = mutex_lock(mutex_of(worker), worker_number(worker));
    bool late = choice.ingredient == INGREDIENT_TIMEOUT || choice.ingredient == INGREDIENT_EARLY ||
                (choice.ingredient == INGREDIENT_NONE && !woken);
    return object_done(worker, !error && late ? ETIMEDOUT : error);
}

static void wake(struct model_condition *condition, uint32_t woken)
{
    condition->waiting &= ~woken;
    condition->woken |= woken;
}

static bool nobody_waits(const struct machine_worker *worker)
{
    return object_mapped(&worker->fiber.request) && !condition_of(worker)->waiting;
}

static unsigned signal_picks(const struct machine_worker *worker)
{
    return object_mapped(&worker->fiber.request) ? condition_of(worker)->waiting : 0;
}

static bool signal_performs(struct machine_worker *worker, struct choice choice)
{
    if (!object_reached(worker))
        return true;
    machine.record.unheard = !condition_of(worker)->waiting;
    wake(condition_of(worker), condition_of(worker)->waiting & (uint32_t)1 << choice.pick);
    return object_done(worker, 0);
}

static bool broadcast_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!object_reached(worker))
        return true;
    machine.record.unheard = !condition_of(worker)->waiting;
    wake(condition_of(worker), condition_of(worker)->waiting);
    return object_done(worker, 0);
}

/* Of the mutex; a condition orders nothing. */
static void wait_orders(struct machine_worker *worker, const struct record *record)
{
    if (record->succeeded)
        order_publish(worker, worker->fiber.request.first);
}

static void wake_orders(struct machine_worker *worker, const struct record *record)
{
    order_acquire(worker, worker->fiber.request.first);
    if (record->before)
        order_follow(worker, record->before - 1);
}

static uint64_t wait_really(struct request *request)
{
    pthread_cond_t *condition = (pthread_cond_t *)request->address;
    pthread_mutex_t *mutex = (pthread_mutex_t *)request->first;
    const struct timespec *until = object_deadline(request);
    if (!until)
        return (uint64_t)pthread_cond_wait(condition, mutex);
    clockid_t clock = object_clock(request);
    return (uint64_t)(clock == CONDITION_CLOCK
                          ? pthread_cond_timedwait(condition, mutex, until)
                          : pthread_cond_clockwait(condition, mutex, clock, until));
}

static uint64_t wait_attempt(struct request *request, bool patient)
{
    (void)patient;
    if (object_deadline(request) && clock_wrong(object_deadline(request)))
        return EINVAL;
    (void)pthread_mutex_unlock((pthread_mutex_t *)request->first); /* as wait_performs() does */
    return 0;
}

static uint64_t wake_attempt(struct request *request, bool patient)
{
    return (uint64_t)mutex_lock_within(request->first, patient);
}

static uint64_t signal_really(struct request *request)
{
    return (uint64_t)pthread_cond_signal((pthread_cond_t *)request->address);
}

static uint64_t broadcast_really(struct request *request)
{
    return (uint64_t)pthread_cond_broadcast((pthread_cond_t *)request->address);
}

const struct step_kind step_cond_wait = {
    .word = "wait",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .with_mutex = true,
    .then = STEP_COND_WAKE,
    .unlocked = object_wrong,
    .perform = wait_performs,
    .orders = wait_orders,
    .native = wait_really,
    .attempt = wait_attempt,
};

const struct step_kind step_cond_wake = {
    .word = "wake up",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .with_mutex = true,
    .enabled = wake_enabled,
    .offers = wake_offers,
    .holder = wake_holder,
    .perform = wake_performs,
    .orders = wake_orders,
    .attempt = wake_attempt,
};

const struct step_kind step_cond_signal = {
    .word = "signal",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .unlocked = nobody_waits,
    .picks = signal_picks,
    .perform = signal_performs,
    .native = signal_really,
};

const struct step_kind step_cond_broadcast = {
    .word = "broadcast",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .unlocked = nobody_waits,
    .perform = broadcast_performs,
    .native = broadcast_really,
};
