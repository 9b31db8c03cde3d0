/* Threads and once-only calls, as the queue calls them. */
#include "explore/hooks/thread.h"

#include "explore/hooks/posix.h"
#include "explore/hooks/access.h"
#include "explore/threads/native.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/steps/step.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

#undef pthread_create
#undef pthread_join
#undef pthread_detach
#undef pthread_exit
#undef pthread_self
#undef pthread_once

int thread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                  void *argument, uint64_t caller)
{
    access_check(thread, sizeof *thread, true, caller);
    if (!machine.running)
        return pthread_create(thread, attributes, start, argument);
    /* Stack and scheduling do not matter here, and a detached thread is never joined. */
    return (int)fiber_trap(STEP_WHAT(STEP_THREAD_CREATE, 0, 0, 0), (uintptr_t)thread,
                           (uintptr_t)start, (uintptr_t)argument, caller);
}

int thread_join(pthread_t thread, void **value, uint64_t caller)
{
    if (value)
        access_check(value, sizeof *value, true, caller);
    if (!machine.running)
        return pthread_join(thread, value);
    struct fiber_pair answer =
        fiber_trap_pair(STEP_WHAT(STEP_THREAD_JOIN, 0, 0, 0), 0, thread, 0, caller);
    if (value && !answer.result)
        *value = (void *)answer.second;
    return (int)answer.result;
}

/* Places are not used again, so there is nothing to give back. */
int explore_thread_detach(pthread_t thread)
{
    return machine.running ? 0 : pthread_detach(thread);
}

void thread_exit(void *value, uint64_t caller)
{
    if (!machine.running)
        pthread_exit(value);
    if (!thread_is(worker_number(machine.running)))
        trouble(VERDICT_REFUSED, caller, "pthread_exit() in a thread that is not the queue's own");
    fiber_trap(TRAP_THREAD_END, 0, (uintptr_t)value, 0, 0);
    __builtin_unreachable();
}

pthread_t explore_thread_self(void)
{
    return !machine.running ? pthread_self() : (pthread_t)worker_number(machine.running) + 1;
}

int thread_once(pthread_once_t *once, void (*routine)(void), uint64_t caller)
{
    if (!machine.running)
        return pthread_once(once, routine);
    if (fiber_trap(STEP_WHAT(STEP_ONCE, 0, 0, 0), (uintptr_t)once, 0, 0, caller)) {
        routine();
        fiber_trap(STEP_WHAT(STEP_ONCE_DONE, 0, 0, 0), (uintptr_t)once, 0, 0, caller);
    }
    return 0;
}

int explore_thread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument)
{
    return thread_create(thread, attributes, start, argument, CALLER);
}

int explore_thread_join(pthread_t thread, void **value)
{
    return thread_join(thread, value, CALLER);
}

void explore_thread_exit(void *value)
{
    thread_exit(value, CALLER);
}

int explore_once(pthread_once_t *once, void (*routine)(void))
{
    return thread_once(once, routine, CALLER);
}
