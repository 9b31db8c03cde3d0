/* Atomic operations and fences by the processor. */
#ifndef QLAB_EXPLORE_THREADS_NATIVE_ATOMICS_H
#define QLAB_EXPLORE_THREADS_NATIVE_ATOMICS_H

#include <stdint.h>

#include "explore/machine/fiber.h"

/* Performs it on real memory; returns its result, and a second one, if it has two, in .second. */
uint64_t native_atomic(struct request *request);

#endif
