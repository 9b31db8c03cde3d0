/* Which basic blocks of a queue file were ever run, in any execution. */
#ifndef QLAB_EXPLORE_HOOKS_REACHED_H
#define QLAB_EXPLORE_HOOKS_REACHED_H

#include <stdbool.h>
#include <stdint.h>

/* Whether the block was whose first call, of __sanitizer_cov_trace_pc(), returns to that address.
 * Of a file with many thousand blocks those that were run last are not known: then it is true. */
bool reached(uint64_t address);

#endif
