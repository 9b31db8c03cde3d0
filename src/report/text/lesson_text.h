/* Lessons on a terminal. */
#ifndef QLAB_REPORT_TEXT_LESSON_TEXT_H
#define QLAB_REPORT_TEXT_LESSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Writes a text in the Markdown that lessons use (markdown.h), up to `end`, into lines of at most
 * `width` columns. With colour strong words and code look so; without, code keeps its quotes. */
void lesson_text(FILE *out, const char *text, const char *end, size_t width, bool colour);

#endif
