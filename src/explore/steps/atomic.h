/* What the atomic operations have in common. */
#ifndef QLAB_EXPLORE_STEPS_ATOMIC_H
#define QLAB_EXPLORE_STEPS_ATOMIC_H

#include <stdbool.h>

#include "explore/machine/machine.h"

/* Whether the worker may touch the bytes of its request; if not, that ends the execution. */
bool atomic_reached(const struct machine_worker *worker);

#endif
