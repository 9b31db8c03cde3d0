/* Mutexes, condition variables, spin locks and semaphores. What would block is a step that cannot
 * happen yet; whoever waits may be the next to be served, in any order, as POSIX allows. Results
 * are errno values. A robust mutex whose owner has finished or died is free, with EOWNERDEAD. */
#include "explore/machine/sync.h"

#include <errno.h>
#include <limits.h>

#include "explore/machine/arena.h"
#include "explore/machine/room.h"

static size_t self_of(const struct machine_worker *worker)
{
    return (size_t)(worker - machine.worker);
}

static struct model_mutex *mutex_of(const struct request *request)
{
    enum step_kind kind = step_kind(request->what);
    uint64_t address =
        kind == STEP_COND_WAIT || kind == STEP_COND_WAKE ? request->first : request->address;
    return (struct model_mutex *)address;
}

/* The system frees a robust mutex once its owner is gone, with all that it stored. */
static bool owner_gone(const struct model_mutex *mutex)
{
    const struct machine_worker *owner = mutex->owner ? &machine.worker[mutex->owner - 1] : NULL;
    return owner && !owner->buffer.count &&
           (owner->status == WORKER_FINISHED || owner->status == WORKER_DEAD);
}

/* Whether a lock would return now, with or without success. */
static bool lock_returns(const struct model_mutex *mutex, size_t self)
{
    return !mutex->owner || mutex->broken || (mutex->robust && owner_gone(mutex)) ||
           (mutex->owner == self + 1 && mutex->type != PTHREAD_MUTEX_NORMAL);
}

/* Locks a mutex whose lock returns. */
static int lock(struct model_mutex *mutex, size_t self)
{
    if (mutex->broken)
        return ENOTRECOVERABLE;
    if (mutex->owner == self + 1) {
        if (mutex->type == PTHREAD_MUTEX_ERRORCHECK)
            return EDEADLK;
        mutex->depth++;
        return 0;
    }
    mutex->doubt = mutex->owner != 0;
    mutex->owner = (uint32_t)self + 1;
    mutex->depth = 0;
    return mutex->doubt ? EOWNERDEAD : 0;
}

static int unlock(struct machine_worker *worker, struct model_mutex *mutex, size_t self)
{
    if (mutex->owner != self + 1) {
        if (mutex->type == PTHREAD_MUTEX_NORMAL && !mutex->robust)
            trouble_in_step(VERDICT_REFUSED, worker->fiber.request.caller,
                            "unlocks a mutex that it does not hold: undefined in POSIX");
        return EPERM;
    }
    if (mutex->depth) {
        mutex->depth--;
        return 0;
    }
    mutex->broken = mutex->doubt;
    mutex->owner = mutex->doubt = 0;
    return 0;
}

/* A condition's second half can happen when the worker is woken, or gives up, and the mutex is to
 * be had. */
static bool wake_returns(const struct machine_worker *worker, bool timeout)
{
    const struct request *request = &worker->fiber.request;
    const struct model_condition *condition = (const struct model_condition *)request->address;
    size_t self = self_of(worker);
    return (timeout || condition->woken >> self & 1) && lock_returns(mutex_of(request), self);
}

static bool mapped(const struct request *request)
{
    return arena_place(request->address, 1) == ARENA_LIVE;
}

bool sync_enabled(const struct machine_worker *worker, bool timeout)
{
    const struct request *request = &worker->fiber.request;
    if (!mapped(request))
        return true; /* performing it will tell */
    switch (step_kind(request->what)) {
    case STEP_MUTEX_LOCK:
        return timeout || lock_returns(mutex_of(request), self_of(worker));
    case STEP_COND_WAKE:
        return wake_returns(worker, timeout);
    case STEP_SPIN_LOCK:
        return !*(const int *)request->address;
    case STEP_SEM_WAIT:
        return timeout || ((const struct model_semaphore *)request->address)->value;
    default:
        return true;
    }
}

bool sync_timed(const struct machine_worker *worker)
{
    return step_kind(worker->fiber.request.what) >= STEP_MUTEX_LOCK &&
           worker->fiber.request.second && sync_enabled(worker, true);
}

bool sync_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    const struct request *request = &worker->fiber.request;
    bool wakes = step_kind(request->what) == STEP_COND_WAKE;
    if (step_kind(request->what) == STEP_PIPE_POLL)
        return ingredient == INGREDIENT_EARLY && step_timed(worker) && !pipe_enabled(worker);
    if (step_kind(request->what) < STEP_MUTEX_LOCK || step_kind(request->what) >= STEP_YIELD ||
        !mapped(request))
        return false;
    switch (ingredient) {
    case INGREDIENT_EARLY:
        return sync_timed(worker) && (wakes || !sync_enabled(worker, false));
    case INGREDIENT_WAKEUP:
        return wakes && wake_returns(worker, true) && !wake_returns(worker, false);
    case INGREDIENT_TRYLOCK:
        return (step_kind(request->what) == STEP_MUTEX_TRYLOCK && !mutex_of(request)->owner) ||
               (step_kind(request->what) == STEP_SPIN_TRYLOCK && !*(const int *)request->address);
    default:
        return false;
    }
}

size_t sync_holder(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    if ((kind != STEP_MUTEX_LOCK && kind != STEP_COND_WAKE) || !mapped(request) ||
        !mutex_of(request)->owner)
        return SIZE_MAX;
    return mutex_of(request)->owner - 1;
}

unsigned sync_waiting(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    if (step_kind(request->what) != STEP_COND_SIGNAL || !mapped(request))
        return 0;
    return ((const struct model_condition *)request->address)->waiting;
}

/* What happens without cause: a wait gives up or wakes up, a try is refused. */
static int give_up(struct machine_worker *worker, enum ingredient ingredient)
{
    const struct request *request = &worker->fiber.request;
    if (step_kind(request->what) != STEP_COND_WAKE)
        return ingredient == INGREDIENT_TRYLOCK ? EBUSY : ETIMEDOUT;
    struct model_condition *condition = (struct model_condition *)request->address;
    uint32_t self = (uint32_t)1 << self_of(worker);
    condition->waiting &= ~self;
    condition->woken &= ~self;
    int error = lock(mutex_of(request), self_of(worker));
    return error || ingredient == INGREDIENT_WAKEUP ? error : ETIMEDOUT;
}

/* The condition's steps; false: parked until woken. */
static bool perform_condition(struct machine_worker *worker, struct choice choice, int *error)
{
    struct request *request = &worker->fiber.request;
    struct model_condition *condition = (struct model_condition *)request->address;
    uint32_t self = (uint32_t)1 << self_of(worker), woken = condition->waiting;
    switch (step_kind(request->what)) {
    case STEP_COND_WAIT:
        *error = unlock(worker, mutex_of(request), self_of(worker));
        condition->waiting |= self;
        request->what = STEP_WHAT(STEP_COND_WAKE, 0, 0, 0);
        return false;
    case STEP_COND_WAKE:
        condition->woken &= ~self;
        *error = lock(mutex_of(request), self_of(worker));
        return true;
    case STEP_COND_SIGNAL:
        woken &= (uint32_t)1 << choice.pick;
        break;
    default: /* broadcast */
        break;
    }
    condition->waiting &= ~woken;
    condition->woken |= woken;
    return true;
}

static int perform_semaphore(struct request *request)
{
    struct model_semaphore *semaphore = (struct model_semaphore *)request->address;
    machine.record.before = machine.record.after = semaphore->value;
    switch (step_kind(request->what)) {
    case STEP_SEM_TRYWAIT:
        if (!semaphore->value)
            return EAGAIN;
        semaphore->value--;
        break;
    case STEP_SEM_WAIT:
        semaphore->value--;
        break;
    case STEP_SEM_POST:
        if (semaphore->value == SEM_VALUE_MAX)
            return EOVERFLOW;
        semaphore->value++;
        break;
    default:
        *(int *)request->first = (int)semaphore->value;
    }
    machine.record.after = semaphore->value;
    return 0;
}

static int perform_spin(struct request *request, size_t self)
{
    int *spin = (int *)request->address;
    machine.record.before = (uint64_t)*spin;
    if (step_kind(request->what) == STEP_SPIN_TRYLOCK && *spin)
        return EBUSY;
    *spin = step_kind(request->what) == STEP_SPIN_UNLOCK ? 0 : (int)self + 1;
    machine.record.after = (uint64_t)*spin;
    return 0;
}

static int perform_mutex(struct machine_worker *worker, struct model_mutex *mutex, size_t self)
{
    int error = 0;
    machine.record.before = mutex->owner;
    switch (step_kind(worker->fiber.request.what)) {
    case STEP_MUTEX_TRYLOCK:
        if (!lock_returns(mutex, self) ||
            (mutex->owner == self + 1 && mutex->type != PTHREAD_MUTEX_RECURSIVE))
            error = EBUSY;
        else
            error = lock(mutex, self);
        break;
    case STEP_MUTEX_LOCK:
        error = lock(mutex, self);
        break;
    case STEP_MUTEX_UNLOCK:
        error = unlock(worker, mutex, self);
        break;
    default: /* consistent */
        error = mutex->owner == self + 1 && mutex->doubt ? 0 : EINVAL;
        mutex->doubt = 0;
    }
    machine.record.after = mutex->owner;
    return error;
}

bool sync_perform(struct machine_worker *worker, struct choice choice)
{
    struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    int error = 0;
    if (!mapped(request)) {
        enum arena_place place = arena_place(request->address, 1);
        trouble_in_step(place == ARENA_FREED ? VERDICT_FREED : VERDICT_REFUSED, request->caller,
                        "%s of what is not in the queue's memory", step_word(kind));
        return true;
    }
    if (choice.ingredient != INGREDIENT_NONE)
        error = give_up(worker, choice.ingredient);
    else if (kind <= STEP_MUTEX_CONSISTENT)
        error = perform_mutex(worker, mutex_of(request), self_of(worker));
    else if (kind <= STEP_COND_BROADCAST) {
        if (!perform_condition(worker, choice, &error))
            return false;
    } else if (kind <= STEP_SPIN_UNLOCK)
        error = perform_spin(request, self_of(worker));
    else
        error = perform_semaphore(request);
    worker->fiber.result = (uint64_t)error;
    machine.record.succeeded = !error || error == EOWNERDEAD;
    return true;
}
