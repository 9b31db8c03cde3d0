/* The threads, mutexes and conditions of <threads.h>: the same steps as those of POSIX, whose
 * objects they are in every C library that has both. Only what they answer is called otherwise. */
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <threads.h>
#include <time.h>

#include "explore/hooks/access.h"
#include "explore/hooks/thread.h"
#include "explore/machine/machine.h"
#include "explore/steps/clock.h"
#include "explore/steps/condition.h"
#include "explore/steps/mutex_model.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

/* Our own calls stay the real ones: only the prototypes are wanted from here. */
#include "explore/hooks/posix.h"
#undef mtx_init
#undef mtx_destroy
#undef cnd_init
#undef cnd_destroy
#undef memset

#define CALLER ((uintptr_t)__builtin_return_address(0))

_Static_assert(sizeof(mtx_t) >= sizeof(struct model_mutex), "a mutex has room for its model");
_Static_assert(sizeof(cnd_t) >= sizeof(struct model_condition), "a condition, too");

/* An errno value as <threads.h> tells it. */
static int told(uint64_t error)
{
    switch (error) {
    case 0:
        return thrd_success;
    case EBUSY:
        return thrd_busy;
    case ETIMEDOUT:
        return thrd_timedout;
    case ENOMEM:
        return thrd_nomem;
    default:
        return thrd_error;
    }
}

/* A step on one object; until: it gives up at that time, which C11 counts on the clock of TIME_UTC.
 */
static int step(uint64_t kind, void *object, void *mutex, const struct timespec *until,
                uint64_t caller)
{
    if (until && machine.running)
        access_check(until, sizeof *until, false, caller);
    return told(hook_step(STEP_WHAT(kind, 0, until ? CLOCK_REALTIME : 0, 0), (uintptr_t)object,
                          (uintptr_t)mutex, (uintptr_t)until, caller));
}

int explore_mtx_init(mtx_t *mutex, int type)
{
    access_check(mutex, sizeof *mutex, true, CALLER);
    if (!machine.running)
        return mtx_init(mutex, type);
    memset(mutex, 0, sizeof *mutex);
    ((struct model_mutex *)mutex)->type =
        type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL;
    return thrd_success;
}

void explore_mtx_destroy(mtx_t *mutex)
{
    access_check(mutex, sizeof *mutex, true, CALLER);
    if (!machine.running)
        mtx_destroy(mutex);
}

int explore_mtx_lock(mtx_t *mutex)
{
    return step(STEP_MUTEX_LOCK, mutex, NULL, NULL, CALLER);
}

int explore_mtx_trylock(mtx_t *mutex)
{
    return step(STEP_MUTEX_TRYLOCK, mutex, NULL, NULL, CALLER);
}

int explore_mtx_timedlock(mtx_t *mutex, const struct timespec *until)
{
    return step(STEP_MUTEX_LOCK, mutex, NULL, until, CALLER);
}

int explore_mtx_unlock(mtx_t *mutex)
{
    return step(STEP_MUTEX_UNLOCK, mutex, NULL, NULL, CALLER);
}

int explore_cnd_init(cnd_t *condition)
{
    access_check(condition, sizeof *condition, true, CALLER);
    if (!machine.running)
        return cnd_init(condition);
    memset(condition, 0, sizeof *condition);
    return thrd_success;
}

void explore_cnd_destroy(cnd_t *condition)
{
    access_check(condition, sizeof *condition, true, CALLER);
    if (!machine.running)
        cnd_destroy(condition);
}

int explore_cnd_wait(cnd_t *condition, mtx_t *mutex)
{
    return step(STEP_COND_WAIT, condition, mutex, NULL, CALLER);
}

int explore_cnd_timedwait(cnd_t *condition, mtx_t *mutex, const struct timespec *until)
{
    return step(STEP_COND_WAIT, condition, mutex, until, CALLER);
}

int explore_cnd_signal(cnd_t *condition)
{
    return step(STEP_COND_SIGNAL, condition, NULL, NULL, CALLER);
}

int explore_cnd_broadcast(cnd_t *condition)
{
    return step(STEP_COND_BROADCAST, condition, NULL, NULL, CALLER);
}

int explore_thrd_create(thrd_t *thread, thrd_start_t start, void *argument)
{
    return told((uint64_t)thread_create(thread, NULL, (void *(*)(void *))(void (*)(void))start,
                                        argument, CALLER));
}

int explore_thrd_join(thrd_t thread, int *value)
{
    void *answer = NULL;
    if (value)
        access_check(value, sizeof *value, true, CALLER);
    int error = thread_join(thread, &answer, CALLER);
    if (value && !error)
        *value = (int)(intptr_t)answer;
    return told((uint64_t)error);
}

int explore_thrd_detach(thrd_t thread)
{
    return told((uint64_t)explore_thread_detach(thread));
}

void explore_thrd_exit(int value)
{
    thread_exit((void *)(intptr_t)value, CALLER);
}

thrd_t explore_thrd_current(void)
{
    return explore_thread_self();
}

void explore_thrd_yield(void)
{
    hook_step(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

int explore_thrd_sleep(const struct timespec *time, struct timespec *rest)
{
    enum { NO_TIME = -2 }; /* -1 is for signals */
    if (machine.running)
        access_check(time, sizeof *time, false, CALLER);
    if (machine.running && (clock_wrong(time) || time->tv_sec < 0))
        return NO_TIME;
    return (int)hook_step(STEP_WHAT(STEP_YIELD, 0, CLOCK_MONOTONIC, 0), 0, (uintptr_t)time,
                          (uintptr_t)rest, CALLER);
}

void explore_call_once(once_flag *once, void (*routine)(void))
{
    thread_once((pthread_once_t *)once, routine, CALLER);
}
