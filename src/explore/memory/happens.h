/* The judge's rules where no clock says what came first: under C11 an operation comes before
 * another if that happened before, and nothing else is known. */
#ifndef QLAB_EXPLORE_MEMORY_HAPPENS_H
#define QLAB_EXPLORE_MEMORY_HAPPENS_H

#include <stdint.h>

/* What is wrong with the answers, as enum verdict bits. Of capacity 0 no Full is judged. */
unsigned happens_verdict(uint64_t capacity);

#endif
