/* What C++'s library does in code of its own, which is not instrumented: conditions, the links of
 * std::list, and whether there are threads at all. Objects of C++ call these (own/rename.c). */
#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "explore/hooks/access.h"
#include "explore/machine/machine.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* std::condition_variable is a pthread_cond_t, std::mutex a pthread_mutex_t, and a
 * std::unique_lock begins with a pointer to one. */
void explore_variable_begin(pthread_cond_t *variable);
void explore_variable_end(pthread_cond_t *variable);
void explore_variable_notify_one(pthread_cond_t *variable);
void explore_variable_notify_all(pthread_cond_t *variable);
void explore_variable_wait(pthread_cond_t *variable, pthread_mutex_t **lock);

void explore_variable_begin(pthread_cond_t *variable)
{
    access_check(variable, sizeof *variable, true, CALLER);
    memset(variable, 0, sizeof *variable); /* as PTHREAD_COND_INITIALIZER */
}

void explore_variable_end(pthread_cond_t *variable)
{
    access_check(variable, sizeof *variable, true, CALLER);
}

void explore_variable_notify_one(pthread_cond_t *variable)
{
    hook_step(STEP_WHAT(STEP_COND_SIGNAL, 0, 0, 0), (uintptr_t)variable, 0, 0, CALLER);
}

void explore_variable_notify_all(pthread_cond_t *variable)
{
    hook_step(STEP_WHAT(STEP_COND_BROADCAST, 0, 0, 0), (uintptr_t)variable, 0, 0, CALLER);
}

void explore_variable_wait(pthread_cond_t *variable, pthread_mutex_t **lock)
{
    access_check(lock, sizeof *lock, false, CALLER);
    hook_step(STEP_WHAT(STEP_COND_WAIT, 0, 0, 0), (uintptr_t)variable, (uintptr_t)*lock, 0, CALLER);
}

struct links {
    struct links *next, *previous;
};

void explore_list_hook(struct links *node, struct links *before);
void explore_list_unhook(struct links *node);

static void write_link(struct links **link, struct links *value, uint64_t caller)
{
    access_check(link, sizeof *link, true, caller);
    *link = value;
}

static struct links *read_link(struct links *const *link, uint64_t caller)
{
    access_check(link, sizeof *link, false, caller);
    return *link;
}

void explore_list_hook(struct links *node, struct links *before)
{
    struct links *previous = read_link(&before->previous, CALLER);
    write_link(&node->next, before, CALLER);
    write_link(&node->previous, previous, CALLER);
    write_link(&previous->next, node, CALLER);
    write_link(&before->previous, node, CALLER);
}

void explore_list_unhook(struct links *node)
{
    struct links *next = read_link(&node->next, CALLER);
    struct links *previous = read_link(&node->previous, CALLER);
    write_link(&previous->next, next, CALLER);
    write_link(&next->previous, previous, CALLER);
}

/* Of the C library: shared pointers then do without atomic operations. */
extern const char explore_single_threaded;
const char explore_single_threaded = 0;
