/* The modelled POSIX, as the queue calls it: each call that acts on shared state announces a step;
 * making and destroying objects, and memory, are no steps. See posix.h for the names. */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "explore/hooks/access.h"
#include "explore/threads/native.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/steps/condition.h"
#include "explore/steps/mutex_model.h"
#include "explore/steps/semaphore.h"
#include "explore/steps/step.h"

/* Our own calls stay the real ones: only the prototypes are wanted from here. */
#include "explore/hooks/posix.h"
#undef pthread_mutex_init
#undef pthread_mutex_destroy
#undef pthread_cond_init
#undef pthread_cond_destroy
#undef sem_init
#undef sem_destroy
#undef memset

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* Announces a step on one object; the result is an errno value. */
#define STEP(kind, object, first, second)                                                          \
    ((int)hook_step(STEP_WHAT(kind, 0, 0, 0), (uintptr_t)(object), (first), (second), CALLER))

/* The same for a step that may give up at a time. */
#define STEP_UNTIL(kind, object, first, clock, until)                                              \
    step_until(kind, (uintptr_t)(object), (uintptr_t)(first), clock, until, CALLER)

static int step_until(enum step kind, uint64_t object, uint64_t first, clockid_t clock,
                      const struct timespec *until, uint64_t caller)
{
    if (machine.running && clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC &&
        clock != CONDITION_CLOCK)
        return EINVAL;
    if (machine.running)
        access_check(until, sizeof *until, false, caller);
    return (int)hook_step(STEP_WHAT(kind, 0, clock, 0), object, first, (uintptr_t)until, caller);
}

/* As the calls of <semaphore.h> tell errors. */
static int told(int error)
{
    if (!error)
        return 0;
    errno = error;
    return -1;
}

int explore_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes)
{
    struct model_mutex *model = (struct model_mutex *)mutex;
    int type = PTHREAD_MUTEX_NORMAL, robust = PTHREAD_MUTEX_STALLED;
    access_check(mutex, sizeof *mutex, true, CALLER);
    if (!machine.running)
        return pthread_mutex_init(mutex, attributes);
    if (attributes) {
        pthread_mutexattr_gettype(attributes, &type);
        pthread_mutexattr_getrobust(attributes, &robust);
    }
    memset(mutex, 0, sizeof *mutex);
    model->type = type;
    model->robust = robust == PTHREAD_MUTEX_ROBUST;
    return 0;
}

int explore_mutex_destroy(pthread_mutex_t *mutex)
{
    access_check(mutex, sizeof *mutex, true, CALLER);
    if (!machine.running)
        return pthread_mutex_destroy(mutex);
    return ((struct model_mutex *)mutex)->owner ? EBUSY : 0;
}

int explore_mutex_lock(pthread_mutex_t *mutex)
{
    return STEP(STEP_MUTEX_LOCK, mutex, 0, 0);
}

int explore_mutex_trylock(pthread_mutex_t *mutex)
{
    return STEP(STEP_MUTEX_TRYLOCK, mutex, 0, 0);
}

int explore_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until)
{
    return STEP_UNTIL(STEP_MUTEX_LOCK, mutex, 0, CLOCK_REALTIME, until);
}

int explore_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until)
{
    return STEP_UNTIL(STEP_MUTEX_LOCK, mutex, 0, clock, until);
}

int explore_mutex_unlock(pthread_mutex_t *mutex)
{
    return STEP(STEP_MUTEX_UNLOCK, mutex, 0, 0);
}

int explore_mutex_consistent(pthread_mutex_t *mutex)
{
    return STEP(STEP_MUTEX_CONSISTENT, mutex, 0, 0);
}

int explore_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes)
{
    access_check(condition, sizeof *condition, true, CALLER);
    if (!machine.running)
        return pthread_cond_init(condition, attributes);
    clockid_t clock = CLOCK_REALTIME;
    if (attributes)
        pthread_condattr_getclock(attributes, &clock);
    memset(condition, 0, sizeof *condition);
    ((struct model_condition *)condition)->clock = clock;
    return 0;
}

int explore_cond_destroy(pthread_cond_t *condition)
{
    access_check(condition, sizeof *condition, true, CALLER);
    if (!machine.running)
        return pthread_cond_destroy(condition);
    return ((struct model_condition *)condition)->waiting ? EBUSY : 0;
}

int explore_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
    return STEP(STEP_COND_WAIT, condition, (uintptr_t)mutex, 0);
}

int explore_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                           const struct timespec *until)
{
    return STEP_UNTIL(STEP_COND_WAIT, condition, mutex, CONDITION_CLOCK, until);
}

int explore_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *until)
{
    return STEP_UNTIL(STEP_COND_WAIT, condition, mutex, clock, until);
}

int explore_cond_signal(pthread_cond_t *condition)
{
    return STEP(STEP_COND_SIGNAL, condition, 0, 0);
}

int explore_cond_broadcast(pthread_cond_t *condition)
{
    return STEP(STEP_COND_BROADCAST, condition, 0, 0);
}

int explore_sem_init(sem_t *semaphore, int shared, unsigned value)
{
    access_check(semaphore, sizeof *semaphore, true, CALLER);
    if (!machine.running)
        return sem_init(semaphore, shared, value);
    if (value > SEM_VALUE_MAX)
        return told(EINVAL);
    memset(semaphore, 0, sizeof *semaphore);
    ((struct model_semaphore *)semaphore)->value = value;
    return 0;
}

int explore_sem_destroy(sem_t *semaphore)
{
    access_check(semaphore, sizeof *semaphore, true, CALLER);
    if (!machine.running)
        return sem_destroy(semaphore);
    return 0;
}

int explore_sem_wait(sem_t *semaphore)
{
    return told(STEP(STEP_SEM_WAIT, semaphore, 0, 0));
}

int explore_sem_trywait(sem_t *semaphore)
{
    return told(STEP(STEP_SEM_TRYWAIT, semaphore, 0, 0));
}

int explore_sem_timedwait(sem_t *semaphore, const struct timespec *until)
{
    return told(STEP_UNTIL(STEP_SEM_WAIT, semaphore, 0, CLOCK_REALTIME, until));
}

int explore_sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until)
{
    return told(STEP_UNTIL(STEP_SEM_WAIT, semaphore, 0, clock, until));
}

int explore_sem_post(sem_t *semaphore)
{
    return told(STEP(STEP_SEM_POST, semaphore, 0, 0));
}

int explore_sem_getvalue(sem_t *semaphore, int *value)
{
    access_check(value, sizeof *value, true, CALLER);
    return told(STEP(STEP_SEM_GETVALUE, semaphore, (uintptr_t)value, 0));
}

long explore_unmodelled(const char *name, ...)
{
    trouble(VERDICT_REFUSED, CALLER, "calls %s(), which is not modelled", name);
    return -1;
}
