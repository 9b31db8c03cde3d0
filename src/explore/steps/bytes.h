/* Values of 1 to 16 bytes in memory. Nearly all have 8: a copy of so many is no call. */
#ifndef QLAB_EXPLORE_STEPS_BYTES_H
#define QLAB_EXPLORE_STEPS_BYTES_H

#include <stdint.h>
#include <string.h>

#include "explore/steps/step.h"

static inline step_value atomic_fetch(uint64_t address, unsigned width)
{
    uint64_t word;
    step_value value = 0;
    if (width == sizeof word) {
        memcpy(&word, (const void *)address, sizeof word);
        return word;
    }
    memcpy(&value, (const void *)address, width); /* both machines are little-endian */
    return value;
}

static inline void atomic_put(uint64_t address, unsigned width, step_value value)
{
    if (width == 8)
        memcpy((void *)address, &value, 8);
    else
        memcpy((void *)address, &value, width);
}

/* All ones in so many bytes. */
static inline step_value atomic_mask(unsigned width)
{
    return width >= 16 ? ~(step_value)0 : ((step_value)1 << 8 * width) - 1;
}

#endif
