/* Names for words of the queue's memory, from the debug information of this very program. */
#ifndef QLAB_EXPLORE_NAMES_MEMBERS_H
#define QLAB_EXPLORE_NAMES_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Writes the name of a word of that many bytes in the arena, like `cells[0].seq`, `mutex`,
 * `node1.next` (of the blocks of that size in the heap the first) or `pool[2].next` (of the block
 * that `pool` points to), as the queue's type in the debug information has it; `+24` when that is
 * not to be found. A structure that is one word is called by its own name. Returns `text`. */
char *names_member(uint64_t address, unsigned width, char *text, size_t size);
/* The same of what a pointer points to: the whole that begins there. Where none begins the low
 * three bits are marks, and told as such: `node1 #1`. */
char *names_pointed(uint64_t address, char *text, size_t size);

/* Whether the word there has the type of a pointer, with or without a tag. */
bool names_points(uint64_t address);

#endif
