/* The hooks on real threads: what an instrumented queue does when no exploration is open.
 *
 * The same object that the explorer takes apart then runs natively: its atomics are the processor's
 * with the memory order that was asked for, its locks are those of POSIX. An observer, if there is
 * one, decides when each step happens: chaos.h delays some, gate.h makes them wait their turn.
 */
#ifndef QLAB_EXPLORE_NATIVE_H
#define QLAB_EXPLORE_NATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/fiber.h"
#include "explore/machine.h"
#include "explore/step.h"

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
/* native_atomics.c: of an atomic operation. */
uint64_t native_atomic(struct request *request);

/* A hook of a native worker that is no step. */
void native_access(uint64_t caller);
/* An end that no native worker survives; does not return. */
void native_trouble(const char *why) __attribute__((noreturn));

/* Every step comes through here: to the scheduler while a machine is open, else to the processor
 * itself. Pointers, so that a hook jumps there and leaves no frame of its own on a parked stack. */
extern uint64_t (*hook_step)(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                             uint64_t caller);
/* The same for a step with two results: the other is what is left in .second. */
extern struct fiber_pair (*hook_step_pair)(uint64_t what, uint64_t address, uint64_t first,
                                           uint64_t second, uint64_t caller);
/* A machine is open, or closed. */
void hooks_explore(bool open);

#endif
