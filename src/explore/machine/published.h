/* Locals that nobody else has heard of: what happens to them is no step, whatever they are. */
#ifndef QLAB_EXPLORE_MACHINE_PUBLISHED_H
#define QLAB_EXPLORE_MACHINE_PUBLISHED_H

#include <stdbool.h>

/* Whether somebody else may have an address on the stack of the worker that runs. */
bool stack_published(void);

#endif
