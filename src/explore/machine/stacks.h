/* The workers' stacks: one each, at fixed addresses, with unmapped memory between them. */
#ifndef QLAB_EXPLORE_MACHINE_STACKS_H
#define QLAB_EXPLORE_MACHINE_STACKS_H

#include <stddef.h>
#include <stdint.h>

enum { STACK_SIZE = 1 << 16 };

#define STACKS_ADDRESS UINT64_C(0x520000000000)

/* 0 or ENOMEM. */
int stacks_open(size_t count);
void stacks_close(void);

/* The end of the worker's stack; its live stack is [fiber.stack, top). */
static inline uint64_t stack_top(size_t worker)
{
    return STACKS_ADDRESS + 2 * STACK_SIZE * worker + STACK_SIZE;
}

#endif
