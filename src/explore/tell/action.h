/* What a step did, in words that fit a lane. */
#ifndef QLAB_EXPLORE_TELL_ACTION_H
#define QLAB_EXPLORE_TELL_ACTION_H

#include <stddef.h>
#include <stdint.h>

#include "explore/tell/execution.h"

/* Writes what a step does: "tail = 0" reads, "tail 0 -> 1" writes, "trylock(lock): refused". The
 * machine must stand before it, for then the memory that it meets still has its names. */
void action_write(char *text, size_t size, const struct execution_step *step);

/* A value as a person would write it: "3", "&node1", "-1". A pointer with a tag is "&node1 #2", of
 * whatever the tag is made: the upper or the lower 16 bits of the word, up to three low bits that
 * no address there has, or a second word. Two words of which none points are "{3, 2}". `address` is
 * where the value is or was. Returns `text`. */
char *action_value(char *text, size_t size, uint64_t address, step_value value, unsigned width);

/* Writes what a worker waits for who cannot go on: "waits: lock(mutex), its owner died". */
void action_wait(char *text, size_t size, const struct machine_worker *worker);

/* The name of so many bytes of memory at an address, as things stand; "" for none. Returns `text`.
 */
char *action_place(char *text, size_t size, uint64_t address, unsigned width);

#endif
