/* Spin locks. One that is locked is a step that cannot happen yet. */
#include "explore/steps/spin.h"

#include <errno.h>
#include <pthread.h>

#include "explore/races/order.h"
#include "explore/steps/flush.h"
#include "explore/steps/object.h"

static int *spin_of(const struct machine_worker *worker)
{
    return (int *)worker->fiber.request.address;
}

static bool lock_enabled(const struct machine_worker *worker)
{
    return !object_mapped(&worker->fiber.request) || *spin_of(worker) == SPIN_FREE;
}

static bool trylock_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    return ingredient == INGREDIENT_TRYLOCK && object_mapped(&worker->fiber.request) &&
           *spin_of(worker) == SPIN_FREE;
}

/* What tells that the worker has it. */
static int mark_of(const struct machine_worker *worker)
{
    return SPIN_FREE + 1 + (int)worker_number(worker);
}

/* Sets it, and writes down what it was. */
static bool set(struct machine_worker *worker, int value)
{
    machine.record.before = (uint64_t)*spin_of(worker);
    *spin_of(worker) = value;
    machine.record.after = (uint64_t)value;
    return object_done(worker, 0);
}

static bool lock_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    return !object_reached(worker) || set(worker, mark_of(worker));
}

static bool trylock_performs(struct machine_worker *worker, struct choice choice)
{
    if (!object_reached(worker))
        return true;
    if (choice.ingredient != INGREDIENT_NONE)
        return object_done(worker, EBUSY);
    if (*spin_of(worker) == SPIN_FREE)
        return set(worker, mark_of(worker));
    machine.record.before = (uint64_t)*spin_of(worker);
    return object_done(worker, EBUSY);
}

/* A plain store: with store buffers it waits there, behind all that was stored before. */
static bool unlock_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    const struct request *request = &worker->fiber.request;
    if (!object_reached(worker))
        return true;
    if (!flush_wants(request))
        return set(worker, SPIN_FREE);
    machine.record.before = (uint64_t)*spin_of(worker);
    machine.record.after = SPIN_FREE;
    machine.record.buffered = true;
    flush_later(worker, request, SPIN_FREE);
    return object_done(worker, 0);
}

static void lock_orders(struct machine_worker *worker, const struct record *record)
{
    if (record->succeeded)
        order_acquire(worker, record->address);
}

static void unlock_orders(struct machine_worker *worker, const struct record *record)
{
    if (record->buffered) /* after its flush: races_flushed() */
        worker->buffer.stores[worker->buffer.count - 1].passes_on = worker->clocks.now;
    else
        order_publish(worker, record->address);
}

static uint64_t lock_really(struct request *request)
{
    return (uint64_t)pthread_spin_lock((pthread_spinlock_t *)request->address);
}

static uint64_t lock_attempt(struct request *request, bool patient)
{
    (void)patient;
    int error = pthread_spin_trylock((pthread_spinlock_t *)request->address);
    return (uint64_t)(error == EBUSY ? ETIMEDOUT : error);
}

static uint64_t trylock_really(struct request *request)
{
    return (uint64_t)pthread_spin_trylock((pthread_spinlock_t *)request->address);
}

static uint64_t unlock_really(struct request *request)
{
    return (uint64_t)pthread_spin_unlock((pthread_spinlock_t *)request->address);
}

const struct step_kind step_spin_lock = {
    .word = "spin lock",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .enabled = lock_enabled,
    .perform = lock_performs,
    .orders = lock_orders,
    .native = lock_really,
    .attempt = lock_attempt,
};

const struct step_kind step_spin_trylock = {
    .word = "spin trylock",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .offers = trylock_offers,
    .perform = trylock_performs,
    .orders = lock_orders,
    .native = trylock_really,
};

const struct step_kind step_spin_unlock = {
    .word = "spin unlock",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .perform = unlock_performs,
    .orders = unlock_orders,
    .native = unlock_really,
};
