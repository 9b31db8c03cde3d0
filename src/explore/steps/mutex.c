/* Mutexes. A lock that would block is a step that cannot happen yet; whoever waits may be the next
 * to be served, in any order, as POSIX allows. A robust mutex whose owner has finished or died is
 * free, with EOWNERDEAD. */
#include "explore/steps/mutex_model.h"

#include <errno.h>

#include "explore/races/order.h"
#include "explore/steps/object.h"

static struct model_mutex *mutex_of(const struct machine_worker *worker)
{
    return (struct model_mutex *)worker->fiber.request.address;
}

static bool lock_enabled(const struct machine_worker *worker)
{
    return !object_mapped(&worker->fiber.request) || /* performing it will tell */
           mutex_lock_returns(mutex_of(worker), worker_number(worker)) || object_refuses(worker);
}

/* Who has it and is known to have it only counts, or is told so. */
static bool relock_counts(const struct machine_worker *worker)
{
    const struct model_mutex *mutex = mutex_of(worker);
    return object_mapped(&worker->fiber.request) && mutex->owner == worker_number(worker) + 1 &&
           !mutex->broken && mutex_knows_owner(mutex);
}

static bool trylock_counts(const struct machine_worker *worker)
{
    return relock_counts(worker) && mutex_of(worker)->type == PTHREAD_MUTEX_RECURSIVE;
}

/* So does an inner unlock, and one by somebody else is refused. */
static bool unlock_counts(const struct machine_worker *worker)
{
    const struct model_mutex *mutex = mutex_of(worker);
    return object_mapped(&worker->fiber.request) &&
           (mutex->depth || mutex->owner != worker_number(worker) + 1);
}

static bool lock_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    return object_times_out(worker, ingredient, !lock_enabled(worker));
}

static size_t lock_holder(const struct machine_worker *worker)
{
    return object_mapped(&worker->fiber.request) ? mutex_holder(mutex_of(worker)) : SIZE_MAX;
}

static bool lock_performs(struct machine_worker *worker, struct choice choice)
{
    if (!object_reached(worker))
        return true;
    if (choice.ingredient != INGREDIENT_NONE)
        return object_done(worker, ETIMEDOUT);
    struct model_mutex *mutex = mutex_of(worker);
    size_t self = worker_number(worker);
    machine.record.before = mutex->owner;
    int error = mutex_lock_returns(mutex, self) ? mutex_lock(mutex, self) : object_refuses(worker);
    machine.record.after = mutex->owner;
    return object_done(worker, error);
}

static bool trylock_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    return ingredient == INGREDIENT_TRYLOCK && object_mapped(&worker->fiber.request) &&
           !mutex_of(worker)->owner;
}

static bool trylock_performs(struct machine_worker *worker, struct choice choice)
{
    if (!object_reached(worker))
        return true;
    if (choice.ingredient != INGREDIENT_NONE)
        return object_done(worker, EBUSY);
    struct model_mutex *mutex = mutex_of(worker);
    size_t self = worker_number(worker);
    machine.record.before = mutex->owner;
    bool busy = !mutex_lock_returns(mutex, self) ||
                (mutex->owner == self + 1 && mutex->type != PTHREAD_MUTEX_RECURSIVE);
    int error = busy ? EBUSY : mutex_lock(mutex, self);
    machine.record.after = mutex->owner;
    return object_done(worker, error);
}

static bool unlock_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!object_reached(worker))
        return true;
    struct model_mutex *mutex = mutex_of(worker);
    machine.record.before = mutex->owner;
    int error = mutex_unlock(worker, mutex);
    machine.record.after = mutex->owner;
    return object_done(worker, error);
}

static bool consistent_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!object_reached(worker))
        return true;
    struct model_mutex *mutex = mutex_of(worker);
    machine.record.before = machine.record.after = mutex->owner;
    bool mine = mutex->owner == worker_number(worker) + 1 && mutex->doubt;
    mutex->doubt = 0;
    return object_done(worker, mine ? 0 : EINVAL);
}

/* Who takes over from an owner that has ended knows all that he did. */
static void lock_orders(struct machine_worker *worker, const struct record *record)
{
    if (!record->succeeded)
        return;
    order_acquire(worker, record->address);
    if (record->before)
        order_follow(worker, record->before - 1);
}

static void unlock_orders(struct machine_worker *worker, const struct record *record)
{
    if (record->succeeded) /* what somebody else passes on stays */
        order_publish(worker, record->address);
}

static uint64_t lock_really(struct request *request)
{
    pthread_mutex_t *mutex = (pthread_mutex_t *)request->address;
    const struct timespec *until = object_deadline(request);
    return (uint64_t)(until ? pthread_mutex_clocklock(mutex, object_clock(request), until)
                            : pthread_mutex_lock(mutex));
}

/* A second if it is to be had: a thread that ended with a robust one may not be gone yet. */
static uint64_t lock_attempt(struct request *request, bool patient)
{
    return (uint64_t)mutex_lock_within(request->address, patient);
}

static uint64_t trylock_really(struct request *request)
{
    return (uint64_t)pthread_mutex_trylock((pthread_mutex_t *)request->address);
}

static uint64_t unlock_really(struct request *request)
{
    return (uint64_t)pthread_mutex_unlock((pthread_mutex_t *)request->address);
}

static uint64_t consistent_really(struct request *request)
{
    return (uint64_t)pthread_mutex_consistent((pthread_mutex_t *)request->address);
}

const struct step_kind step_mutex_lock = {
    .word = "lock",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .locks = true,
    .enabled = lock_enabled,
    .unlocked = relock_counts,
    .offers = lock_offers,
    .holder = lock_holder,
    .perform = lock_performs,
    .orders = lock_orders,
    .native = lock_really,
    .attempt = lock_attempt,
};

const struct step_kind step_mutex_trylock = {
    .word = "trylock",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .locks = true,
    .unlocked = trylock_counts,
    .offers = trylock_offers,
    .perform = trylock_performs,
    .orders = lock_orders,
    .native = trylock_really,
};

const struct step_kind step_mutex_unlock = {
    .word = "unlock",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .unlocked = unlock_counts,
    .perform = unlock_performs,
    .orders = unlock_orders,
    .native = unlock_really,
};

const struct step_kind step_mutex_consistent = {
    .word = "consistent",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .passes = true,
    .perform = consistent_performs,
    .orders = lock_orders,
    .native = consistent_really,
};
