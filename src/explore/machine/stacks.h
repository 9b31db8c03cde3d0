/* The workers' stacks: one each, at fixed addresses, with unmapped memory between them. They are as
 * large as threads' are, so that what does not fit would not fit there. Who takes a step may hold
 * less: all of his stack is saved with it. */
#ifndef QLAB_EXPLORE_MACHINE_STACKS_H
#define QLAB_EXPLORE_MACHINE_STACKS_H

#include <stddef.h>
#include <stdint.h>

enum {
    STACK_SIZE = 8 << 20,
    STACK_AT_STEP = 1 << 18,
    STACKS_APART = 1 << 28, /* so far that one large frame does not get to the next */
};

#define STACKS_ADDRESS UINT64_C(0x520000000000)

/* 0 or ENOMEM. */
int stacks_open(size_t count);
void stacks_close(void);

/* The end of the worker's stack; its live stack is [fiber.stack, top). */
static inline uint64_t stack_top(size_t worker)
{
    return STACKS_ADDRESS + (uint64_t)STACKS_APART * worker + STACK_SIZE;
}

#endif
