/* Which memory of the arena plain code ever accesses. Atomic accesses make no race with each other,
 * so where no plain one comes they need not be noted; and whoever has seen all executions once
 * knows where none comes.
 */
#ifndef QLAB_EXPLORE_RACES_PLAIN_H
#define QLAB_EXPLORE_RACES_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Any memory may be accessed, and nothing is noted: so it is at first. */
void plain_forget(void);
/* Notes from now on what is accessed. */
void plain_collect(void);
/* What was noted is all there is. */
void plain_settle(void);

/* Plain code accesses these bytes. */
void plain_note(uint64_t address, size_t size);
/* Whether plain code may ever access any of them; of other memory than the arena, always. */
bool plain_may_be(uint64_t address, size_t size);

#endif
