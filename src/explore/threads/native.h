/* The hooks on real threads: what an instrumented queue does when no exploration is open.
 *
 * The same object that the explorer takes apart then runs natively: its atomics are the processor's
 * with the memory order that was asked for, its locks are those of POSIX. An observer, if there is
 * one, decides when each step happens: chaos.h delays some, gate.h makes them wait their turn.
 */
#ifndef QLAB_EXPLORE_THREADS_NATIVE_H
#define QLAB_EXPLORE_THREADS_NATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/fiber.h"

struct observer {
    /* Called in place of every step: performs it by native_perform() when its time has come, and
     * returns the result. */
    uint64_t (*step)(struct request *request);
    /* Told of every other hook, such as a plain access, before it happens; NULL: not told. */
    void (*access)(uint64_t caller);
    /* Told what ends this execution; does not return. NULL: the program is aborted. */
    void (*trouble)(const char *why);
};
/* Whoever observes, or NULL. Set while no instrumented code runs. */
extern const struct observer *native_observer;

/* Performs a step on real memory and real objects; returns its result, and a second one, if it has
 * two, in .second. May block. */
uint64_t native_perform(struct request *request);

/* A step of a native worker: observed, or performed at once. */
struct fiber_pair native_step(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                              uint64_t caller);
/* A hook of a native worker that is no step. */
void native_access(uint64_t caller);
/* An end that no native worker survives; does not return. */
void native_trouble(const char *why) __attribute__((noreturn));

/* Where steps go: to the scheduler while a worker of the machine runs, else to the processor. It is
 * kept and not asked for, so that hooks are tail calls: what they would leave on the parked stack
 * is noise that tells equal states apart. */
struct hooks {
    uint64_t (*step)(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                     uint64_t caller);
    struct fiber_pair (*step_pair)(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                                   uint64_t caller);
};
extern const struct hooks hooks_native, hooks_fiber;
extern const struct hooks *hooks;

static inline uint64_t hook_step(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                                 uint64_t caller)
{
    return hooks->step(what, address, first, second, caller);
}

/* The same for a step with two results. */
static inline struct fiber_pair hook_step_pair(uint64_t what, uint64_t address, uint64_t first,
                                               uint64_t second, uint64_t caller)
{
    return hooks->step_pair(what, address, first, second, caller);
}

#endif
