/* The hooks for volatile accesses, which are steps: see steps/volatile.c. */
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

#define VOLATILE(name, width, kind)                                                                \
    void __tsan_##name##width(void *);                                                             \
    void __tsan_##name##width(void *at)                                                            \
    {                                                                                              \
        if (!machine.running)                                                                      \
            native_access(CALLER);                                                                 \
        else                                                                                       \
            hooks_fiber.step(STEP_WHAT(kind, width, 0, 0), (uintptr_t)at, 0, 0, CALLER);           \
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
