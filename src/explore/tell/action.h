/* What a step did, in words that fit a lane. */
#ifndef QLAB_EXPLORE_TELL_ACTION_H
#define QLAB_EXPLORE_TELL_ACTION_H

#include <stddef.h>
#include <stdint.h>

#include "explore/tell/execution.h"

/* Writes what a step does: "tail = 0" reads, "tail 0 -> 1" writes, "trylock(lock): refused". The
 * machine must stand before it, for then the memory that it meets still has its names. */
void action_write(char *text, size_t size, const struct execution_step *step);

/* The name of the memory at an address, as things stand; "" for none. Returns `text`. */
char *action_place(char *text, size_t size, uint64_t address);

#endif
