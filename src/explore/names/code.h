/* The machine code behind a call, instruction by instruction, as far as its function goes. */
#ifndef QLAB_EXPLORE_NAMES_CODE_H
#define QLAB_EXPLORE_NAMES_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/fiber.h"

#if defined(__x86_64__) && !defined(FIBER_UCONTEXT)
#define CODE_IS_READ

enum { CODE_ALL = (1 << FIBER_REGISTERS) - 1, CODE_MOST = 1000 };
#define CODE_LOST INT32_MIN /* how far the stack pointer was moved is not known */

struct instruction {
    uint64_t address;
    uint64_t next, target; /* where it goes on; 0: nowhere */
    unsigned reads, writes, lives;
    int32_t before, moves; /* bytes by which the stack pointer has moved up, and moves here */
    bool returns;
};

struct code {
    struct instruction list[CODE_MOST];
    size_t count;
};

/* Reads what can be reached from there; false if that is too much, or cannot be followed. */
bool code_read(struct code *code, uint64_t site);

/* The instruction at an address, or NULL. */
struct instruction *code_find(struct code *code, uint64_t address);
#endif

#endif
