/* What was left at an address for later, under C11: struct left. */
#ifndef QLAB_EXPLORE_MEMORY_LEFT_H
#define QLAB_EXPLORE_MEMORY_LEFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/memory/c11.h"

/* What was left there by that worker, or for all (C11_NONE); or NULL. */
struct left *left_at(uint64_t address, uint8_t worker);
/* Leaves the view there, besides what is there. False, and the execution ends, if there is no
 * place. */
bool left_join(uint64_t address, uint64_t size, uint8_t worker, const struct view *view);
/* Forgets what workers left for their own stores in these bytes. */
void left_forget(uint64_t address, uint64_t size);
void left_remove(size_t i);

#endif
