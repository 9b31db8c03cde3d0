/* Other workers' stacks as memory: whose an address is, whether a frame lives there, and what one
 * worker wrote on another's stack, which is put back when the machine goes back. */
#ifndef QLAB_EXPLORE_MACHINE_STACK_WRITES_H
#define QLAB_EXPLORE_MACHINE_STACK_WRITES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"
#include "explore/machine/stacks.h"

/* The worker on whose stack the address is; SIZE_MAX if on none. */
static inline size_t stack_owner(uint64_t address)
{
    uint64_t offset = address - STACKS_ADDRESS, worker = offset / STACKS_APART;
    bool within = offset % STACKS_APART < STACK_SIZE;
    return within && worker <= machine.workers ? worker : SIZE_MAX;
}

/* Whether a frame of that worker, which does not run now, lives there. */
bool stack_lives(size_t owner, uint64_t address);
/* Whether the worker may use those bytes by a step: of its own stack or another's. */
bool stack_reached(size_t worker, uint64_t address);
/* Bytes on the stack of a worker who does not run now are about to be written. */
void stack_write(size_t owner, uint64_t address, size_t width);

/* How many writes were noted; what was noted since is undone. */
size_t stack_writes_mark(void);
void stack_writes_back(size_t mark);
/* Whether notes were lost because memory ran out. */
bool stack_writes_lost(void);
void stack_writes_close(void);

#endif
