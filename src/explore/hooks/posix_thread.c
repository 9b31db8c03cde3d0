/* Threads and once-only calls, as the queue calls them. */
#include <pthread.h>
#include <stdint.h>

#include "explore/hooks/access.h"
#include "explore/threads/native.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/steps/step.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* Named by posix.h. */
int explore_thread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument);
int explore_thread_join(pthread_t thread, void **value);
int explore_thread_detach(pthread_t thread);
void explore_thread_exit(void *value);
pthread_t explore_thread_self(void);
int explore_once(pthread_once_t *once, void (*routine)(void));

int explore_thread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument)
{
    access_check(thread, sizeof *thread, true, CALLER);
    if (!machine.running)
        return pthread_create(thread, attributes, start, argument);
    /* Stack and scheduling do not matter here, and a detached thread is never joined. */
    return (int)fiber_trap(STEP_WHAT(STEP_THREAD_CREATE, 0, 0, 0), (uintptr_t)thread,
                           (uintptr_t)start, (uintptr_t)argument, CALLER);
}

int explore_thread_join(pthread_t thread, void **value)
{
    if (value)
        access_check(value, sizeof *value, true, CALLER);
    if (!machine.running)
        return pthread_join(thread, value);
    struct fiber_pair answer =
        fiber_trap_pair(STEP_WHAT(STEP_THREAD_JOIN, 0, 0, 0), 0, thread, 0, CALLER);
    if (value && !answer.result)
        *value = (void *)answer.second;
    return (int)answer.result;
}

/* Places are not used again, so there is nothing to give back. */
int explore_thread_detach(pthread_t thread)
{
    return machine.running ? 0 : pthread_detach(thread);
}

void explore_thread_exit(void *value)
{
    if (!machine.running)
        pthread_exit(value);
    if (!thread_is(worker_number(machine.running)))
        trouble(VERDICT_REFUSED, CALLER, "pthread_exit() in a thread that is not the queue's own");
    fiber_trap(TRAP_THREAD_END, 0, (uintptr_t)value, 0, 0);
    __builtin_unreachable();
}

pthread_t explore_thread_self(void)
{
    return !machine.running ? pthread_self() : (pthread_t)worker_number(machine.running) + 1;
}

int explore_once(pthread_once_t *once, void (*routine)(void))
{
    access_check(once, sizeof *once, true, CALLER);
    if (!machine.running)
        return pthread_once(once, routine);
    if (fiber_trap(STEP_WHAT(STEP_ONCE, 0, 0, 0), (uintptr_t)once, 0, 0, CALLER)) {
        routine();
        fiber_trap(STEP_WHAT(STEP_ONCE_DONE, 0, 0, 0), (uintptr_t)once, 0, 0, CALLER);
    }
    return 0;
}
