/* Steps on real threads: observed if anybody observes, performed with the real calls. */
#include "explore/threads/native.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const struct observer *native_observer;

struct fiber_pair native_step(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                              uint64_t caller)
{
    struct request request = {what, address, first, second, caller};
    uint64_t result = native_observer ? native_observer->step(&request) : native_perform(&request);
    return (struct fiber_pair){result, request.second};
}

static uint64_t native_step_only(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                                 uint64_t caller)
{
    return native_step(what, address, first, second, caller).result;
}

const struct hooks hooks_native = {native_step_only, native_step};
const struct hooks hooks_fiber = {fiber_trap, fiber_trap_pair};
const struct hooks *hooks = &hooks_native;

void native_access(uint64_t caller)
{
    if (native_observer && native_observer->access)
        native_observer->access(caller);
}

void native_trouble(const char *why)
{
    if (native_observer && native_observer->trouble)
        native_observer->trouble(why);
    fprintf(stderr, "qlab: %s\n", why);
    abort();
}

/* The deadline of a timed step, or NULL. */
static const struct timespec *deadline(const struct request *request)
{
    return (const struct timespec *)request->second;
}

static clockid_t clock_of(const struct request *request)
{
    return (clockid_t)step_order(request->what);
}

static int perform_mutex(const struct request *request)
{
    pthread_mutex_t *mutex = (pthread_mutex_t *)request->address;
    switch (step_kind(request->what)) {
    case STEP_MUTEX_LOCK:
        return deadline(request)
                   ? pthread_mutex_clocklock(mutex, clock_of(request), deadline(request))
                   : pthread_mutex_lock(mutex);
    case STEP_MUTEX_TRYLOCK:
        return pthread_mutex_trylock(mutex);
    case STEP_MUTEX_UNLOCK:
        return pthread_mutex_unlock(mutex);
    default:
        return pthread_mutex_consistent(mutex);
    }
}

static int perform_condition(const struct request *request)
{
    pthread_cond_t *condition = (pthread_cond_t *)request->address;
    pthread_mutex_t *mutex = (pthread_mutex_t *)request->first;
    switch (step_kind(request->what)) {
    case STEP_COND_WAIT:
        return deadline(request)
                   ? pthread_cond_clockwait(condition, mutex, clock_of(request), deadline(request))
                   : pthread_cond_wait(condition, mutex);
    case STEP_COND_SIGNAL:
        return pthread_cond_signal(condition);
    default:
        return pthread_cond_broadcast(condition);
    }
}

static int perform_spin(const struct request *request)
{
    pthread_spinlock_t *spin = (pthread_spinlock_t *)request->address;
    switch (step_kind(request->what)) {
    case STEP_SPIN_LOCK:
        return pthread_spin_lock(spin);
    case STEP_SPIN_TRYLOCK:
        return pthread_spin_trylock(spin);
    default:
        return pthread_spin_unlock(spin);
    }
}

/* <semaphore.h> tells errors in errno; a step's result is the errno value itself. */
static int perform_semaphore(const struct request *request)
{
    sem_t *semaphore = (sem_t *)request->address;
    int failed;
    switch (step_kind(request->what)) {
    case STEP_SEM_WAIT:
        failed = deadline(request) ? sem_clockwait(semaphore, clock_of(request), deadline(request))
                                   : sem_wait(semaphore);
        break;
    case STEP_SEM_TRYWAIT:
        failed = sem_trywait(semaphore);
        break;
    case STEP_SEM_POST:
        failed = sem_post(semaphore);
        break;
    default:
        failed = sem_getvalue(semaphore, (int *)request->first);
    }
    return failed ? errno : 0;
}

/* Lets time pass: until or for .first, or else for .second microseconds. */
static int perform_yield(const struct request *request)
{
    const struct timespec *time = (const struct timespec *)request->first;
    if (time)
        return clock_nanosleep(clock_of(request), (int)step_order_failed(request->what), time,
                               (struct timespec *)request->second);
    return request->second ? usleep((useconds_t)request->second) : sched_yield();
}

uint64_t native_perform(struct request *request)
{
    enum step_kind kind = step_kind(request->what);
    if (kind <= STEP_FENCE)
        return native_atomic(request);
    if (kind <= STEP_MUTEX_CONSISTENT)
        return (uint64_t)perform_mutex(request);
    if (kind <= STEP_COND_BROADCAST)
        return (uint64_t)perform_condition(request);
    if (kind <= STEP_SPIN_UNLOCK)
        return (uint64_t)perform_spin(request);
    if (kind <= STEP_SEM_GETVALUE)
        return (uint64_t)perform_semaphore(request);
    if (kind == STEP_YIELD)
        return (uint64_t)perform_yield(request);
    native_trouble("a queue took a step that has no native form");
}
