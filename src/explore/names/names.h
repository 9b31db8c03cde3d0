/* Names for addresses, from the debug information of this very program: where a return address
 * stands in the source, and what a word of the queue's memory is called there. */
#ifndef QLAB_EXPLORE_NAMES_NAMES_H
#define QLAB_EXPLORE_NAMES_NAMES_H

#include <stddef.h>
#include <stdint.h>

/* The line of source that a call stands in. */
struct place {
    char file[256]; /* path from the top of the tree if the build recorded it so; "" if unknown */
    int line;
    char text[256];   /* the line itself without indentation; "" if the file is not at hand */
    char window[256]; /* what the source says there of its window, or "": see source_window() */
};

/* Looks up the call that returns to `caller`. */
void names_source(uint64_t caller, struct place *place);

/* Writes the name of an address in the arena, like `cells[0].seq`, `mutex` or `node1.next` (of the
 * blocks of that size in the heap the first), as the queue's type in the debug information has it;
 * `+24` when that is not to be found. Returns `text`. */
char *names_member(uint64_t address, char *text, size_t size);

/* The name of the function that begins at an address; "thread" if it is not to be found. Returns
 * `text`. */
char *names_function(uint64_t address, char *text, size_t size);

/* Forgets what was read; the next look-up reads it anew. */
void names_close(void);

#endif
