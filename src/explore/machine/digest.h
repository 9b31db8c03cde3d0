/* A worker as hashes: of its code's state, and of what it has learnt. */
#ifndef QLAB_EXPLORE_MACHINE_DIGEST_H
#define QLAB_EXPLORE_MACHINE_DIGEST_H

#include <stddef.h>

#include "explore/machine/machine.h"

/* Brings its hashes up to date. */
void digest_make(struct machine_worker *worker);

/* The worker with its hashes up to date. */
static inline const struct machine_worker *digest_worker(size_t self)
{
    if (!machine.worker[self].hashed)
        digest_make(&machine.worker[self]);
    return &machine.worker[self];
}

/* Its registers while it is parked; those that its code does not read again are 0. */
void digest_registers(const struct machine_worker *worker, uint64_t registers[FIBER_REGISTERS]);

/* Bytes of the worker's stack that are in use. */
size_t digest_stack(const struct machine_worker *worker);

#endif
