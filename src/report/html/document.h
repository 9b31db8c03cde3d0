/* What every page begins and ends with. */
#ifndef QLAB_REPORT_HTML_DOCUMENT_H
#define QLAB_REPORT_HTML_DOCUMENT_H

#include <stdio.h>

/* Writes the lines of a file that the build embedded (embedded.h). */
void html_lines(FILE *out, const char *const *lines);

/* Up to <body>, with the style of all pages and one more (NULL: none). */
void html_begin(FILE *out, const char *const *style);
/* The same, of a page that frames players: its policy allows their script. */
void html_begin_around(FILE *out);

/* From </main> on: the verb that made it. 0 or an errno value. */
int html_end(FILE *out, const char *verb);

#endif
