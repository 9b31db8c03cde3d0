/* What steps passed on along one execution, to whoever acquires it: at an address the clock that
 * was left there. See races.h; the list is cut off when the machine goes back. */
#ifndef QLAB_EXPLORE_RACES_PASSED_H
#define QLAB_EXPLORE_RACES_PASSED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/races/clock.h"

struct passed {
    uint64_t address;
    uint32_t before; /* what was left there before it: its place from 1; 0: nothing */
    bool newest;     /* see passed_newest() */
    struct clock clock;
};

/* Leaves a clock at an address. False: it was lost, for memory ran out. */
bool passed_on(uint64_t address, const struct clock *clock);
/* The last clock left there, or NULL; valid until the next is left. */
const struct clock *passed_at(uint64_t address);

/* How long the list is; and back to that length. */
size_t passed_count(void);
void passed_back(size_t count);
void passed_close(void);

/* The last ones of every address, in any order; valid until the next is left. */
const struct passed *const *passed_newest(size_t *count);

#endif
