/* Names for code, from the debug information of this very program: where a return address stands in
 * the source. */
#ifndef QLAB_EXPLORE_NAMES_NAMES_H
#define QLAB_EXPLORE_NAMES_NAMES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* The line of source that a call stands in. */
struct place {
    char file[256]; /* path from the top of the tree if the build recorded it so; "" if unknown */
    int line;
    char text[256];   /* the line itself without indentation; "" if the file is not at hand */
    char window[256]; /* what the source says there of its window, or "": see source_says() */
};

/* Looks up the call that returns to `caller`. */
void names_source(uint64_t caller, struct place *place);

/* Opens the source file that the call stands in; NULL if it is not at hand. */
FILE *names_open(uint64_t caller);

/* The name of the function that begins at an address; "thread" if it is not to be found. Returns
 * `text`. */
char *names_function(uint64_t address, char *text, size_t size);

/* Forgets what was read; the next look-up reads it anew. */
void names_close(void);

/* Writes where the code at a return address stands, as file:line. */
void names_place(uint64_t caller, char *text, size_t size);

#endif
