/* What the atomic operations have in common: values of 1 to 16 bytes in memory. */
#ifndef QLAB_EXPLORE_STEPS_ATOMIC_H
#define QLAB_EXPLORE_STEPS_ATOMIC_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "explore/machine/machine.h"

/* Whether the worker may touch the bytes of its request; if not, that ends the execution. */
bool atomic_reached(const struct machine_worker *worker);

static inline step_value atomic_fetch(uint64_t address, unsigned width)
{
    step_value value = 0;
    memcpy(&value, (const void *)address, width); /* both machines are little-endian */
    return value;
}

static inline void atomic_put(uint64_t address, unsigned width, step_value value)
{
    memcpy((void *)address, &value, width);
}

/* All ones in so many bytes. */
static inline step_value atomic_mask(unsigned width)
{
    return width >= 16 ? ~(step_value)0 : ((step_value)1 << 8 * width) - 1;
}

#endif
