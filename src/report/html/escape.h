/* Texts in HTML. Whatever comes from a file or a result goes through html_text. */
#ifndef QLAB_REPORT_HTML_ESCAPE_H
#define QLAB_REPORT_HTML_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/result/view.h"

/* Writes a text so that it stays a text, in an element or in a quoted attribute. Control characters
 * that HTML does not allow become U+FFFD. */
void html_text(FILE *out, const char *text);
void html_some(FILE *out, const char *text, size_t length);

/* The same of what is read, not copied: numbers do not break, neither in "40 000" nor in "12 ms"
 * nor in "≤ 3" (U+202F, a narrow space that holds together). */
void html_prose(FILE *out, const char *text);

/* html_prose of a printf-like text, cut at 1200 bytes. */
void html_print(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What a part of the terminal's page prints, as paragraphs of that class: a line that begins with a
 * space goes on with the one before; so do all, if `one`. 0 or an errno value. */
int html_words(FILE *out, const struct view *view, const char *class, bool one,
               int (*print)(const struct view *view));

/* "2026-05-06 17:01 UTC" of "20260506T170159Z"; another text stays as it is. */
void html_time(FILE *out, const char *stamp);

#endif
