/* What the machine code of an object says to the processor itself: see instructions.c. */
#ifndef QLAB_EXPLORE_NAMES_INSTRUCTIONS_H
#define QLAB_EXPLORE_NAMES_INSTRUCTIONS_H

#include <stddef.h>
#include <stdint.h>

/* Told of an instruction at `offset` that no instrumented code has, such as "mfence". */
typedef void instructions_foreign(void *context, uint64_t offset, const char *name);

/* Looks through machine code of this processor. Nothing is found where that cannot be read. */
void instructions_look(const void *code, size_t size, instructions_foreign *foreign, void *context);

#endif
