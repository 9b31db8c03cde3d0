/* The hooks for volatile accesses, which are steps: see steps/volatile.c. A local that nobody else
 * knows, the counter of a pause, is not: one compiler tells of it and another does not. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/hooks/access.h"
#include "explore/machine/machine.h"
#include "explore/machine/published.h"
#include "explore/machine/stack_writes.h"
#include "explore/machine/trouble.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

static void volatile_access_at(const void *at, enum step step, size_t width, uint64_t caller)
{
    uint64_t address = (uintptr_t)at;
    bool own = machine.running && stack_owner(address) == worker_number(machine.running);
    if (!machine.running || (own && !stack_published()))
        access_check(at, width, step == STEP_VOLATILE_STORE, caller);
    else
        hooks_fiber.step(STEP_WHAT(step, width, 0, 0), address, 0, 0, caller);
}

#define VOLATILE(name, width, kind)                                                                \
    void __tsan_##name##width(void *);                                                             \
    void __tsan_##name##width(void *at)                                                            \
    {                                                                                              \
        volatile_access_at(at, kind, width, CALLER);                                               \
    }

#define VOLATILE_BOTH(width)                                                                       \
    VOLATILE(volatile_read, width, STEP_VOLATILE_LOAD)                                             \
    VOLATILE(volatile_write, width, STEP_VOLATILE_STORE)

#define VOLATILE_ALL(width)                                                                        \
    VOLATILE_BOTH(width)                                                                           \
    VOLATILE(unaligned_volatile_read, width, STEP_VOLATILE_LOAD)                                   \
    VOLATILE(unaligned_volatile_write, width, STEP_VOLATILE_STORE)

VOLATILE_BOTH(1)
VOLATILE_ALL(2)
VOLATILE_ALL(4)
VOLATILE_ALL(8)

/* No machine makes one of 16 bytes at once. */
#define VOLATILE_WIDE(name)                                                                        \
    void __tsan_##name(void *);                                                                    \
    void __tsan_##name(void *at)                                                                   \
    {                                                                                              \
        (void)at;                                                                                  \
        if (machine.running)                                                                       \
            trouble(VERDICT_REFUSED, CALLER, "a volatile access of 16 bytes is not modelled");     \
    }

VOLATILE_WIDE(volatile_read16)
VOLATILE_WIDE(volatile_write16)
VOLATILE_WIDE(unaligned_volatile_read16)
VOLATILE_WIDE(unaligned_volatile_write16)
