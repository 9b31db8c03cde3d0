/* Lines of source, cut to what a reader looks for in a diagram. */
#ifndef QLAB_EXPLORE_SOURCE_H
#define QLAB_EXPLORE_SOURCE_H

#include <stddef.h>

/* The code that says what happens: the line without comments, memory orders and their _explicit,
 * the type of a declaration, `else`, and the punctuation at its end. */
void source_trim(char *text, size_t size, const char *line);

/* The file's own name: "vyukov.c" for "src/queue/vyukov.c". */
void source_name(char *text, size_t size, const char *path);

#endif
