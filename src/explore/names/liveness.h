/* Which registers a parked worker still needs: see liveness.c. */
#ifndef QLAB_EXPLORE_NAMES_LIVENESS_H
#define QLAB_EXPLORE_NAMES_LIVENESS_H

#include <stdint.h>

/* Of the registers that a call preserves, numbered as in struct fiber, those that the code behind a
 * call may still read, as bits. At `stack` lies the call's return address; `top` is where the stack
 * ends. All where that is not known. No code that was asked for may be unloaded. */
uint64_t liveness_at(uint64_t stack, uint64_t top);

#endif
