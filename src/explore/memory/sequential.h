/* C11 memory where every access is seq_cst: then it is sequentially consistent, see sequential.c.
 */
#ifndef QLAB_EXPLORE_MEMORY_SEQUENTIAL_H
#define QLAB_EXPLORE_MEMORY_SEQUENTIAL_H

#include <stdbool.h>

#include "explore/memory/psc.h"

/* Whether it can be searched as .seq_cst, as far as can be said before: a walk that meets another
 * order, or an object of POSIX, cannot. */
bool sequential_applies(const struct experiment *experiment);

/* The operation happens, at the newest message: there is but one. */
void sequential_end(const struct touch *touch, step_value value);

#endif
