/* What mutexes are here, without the steps. */
#include "explore/steps/mutex_model.h"

#include <errno.h>
#include <time.h>

#include "explore/machine/trouble.h"

/* The system frees a robust mutex once its owner is gone, with all that it stored. */
static bool owner_gone(const struct model_mutex *mutex)
{
    const struct machine_worker *owner = mutex->owner ? &machine.worker[mutex->owner - 1] : NULL;
    return owner && !owner->buffer.count &&
           (owner->status == WORKER_FINISHED || owner->status == WORKER_DEAD);
}

bool mutex_lock_returns(const struct model_mutex *mutex, size_t self)
{
    return !mutex->owner || mutex->broken || (mutex->robust && owner_gone(mutex)) ||
           (mutex->owner == self + 1 && mutex_knows_owner(mutex));
}

int mutex_lock(struct model_mutex *mutex, size_t self)
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

int mutex_unlock(struct machine_worker *worker, struct model_mutex *mutex)
{
    if (mutex->owner != worker_number(worker) + 1) {
        if (!mutex_knows_owner(mutex) && !mutex->robust)
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

size_t mutex_holder(const struct model_mutex *mutex)
{
    return mutex->owner ? mutex->owner - 1 : SIZE_MAX;
}

int mutex_lock_within(uint64_t mutex, unsigned seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds;
    return pthread_mutex_clocklock((pthread_mutex_t *)mutex, CLOCK_MONOTONIC, &until);
}
