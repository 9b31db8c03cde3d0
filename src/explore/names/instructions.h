/* What the machine code of an object says to the processor itself: see instructions.c. */
#ifndef QLAB_EXPLORE_NAMES_INSTRUCTIONS_H
#define QLAB_EXPLORE_NAMES_INSTRUCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Told of an instruction at `offset` that no instrumented code has, such as "mfence". */
typedef void instructions_foreign(void *context, uint64_t offset, const char *name);

/* Looks through machine code of this processor; `narrow`: made by clang, which calls no hook for an
 * access of more than 16 bytes. Nothing is found where the code cannot be read. */
void instructions_look(const void *code, size_t size, bool narrow, instructions_foreign *foreign,
                       void *context);

#endif
