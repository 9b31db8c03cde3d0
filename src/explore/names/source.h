/* Lines of source, cut to what a reader looks for in a diagram. */
#ifndef QLAB_EXPLORE_NAMES_SOURCE_H
#define QLAB_EXPLORE_NAMES_SOURCE_H

#include <stddef.h>
#include <stdio.h>

/* The code that says what happens: the line without comments, memory orders and their _explicit,
 * the type of a declaration, `else`, and the punctuation at its end. */
void source_trim(char *text, size_t size, const char *line);

/* What a comment says behind a mark, such as "The window: ", to its end, if it ends right above
 * that line of the file, or stands on it or begins right below; line 0: wherever it stands; else
 * "". So a queue's source tells why it lies, where it does. */
void source_says(char *text, size_t size, FILE *stream, int line, const char *mark);

/* The file's own name: "vyukov.c" for "src/queue/lock_free/vyukov.c". */
void source_name(char *text, size_t size, const char *path);

#endif
