/* Lessons in HTML. */
#ifndef QLAB_REPORT_HTML_MARKDOWN_H
#define QLAB_REPORT_HTML_MARKDOWN_H

#include <stdio.h>

/* Writes a text in the Markdown that lessons use (report/text/markdown.h), up to `end`. */
void html_markdown(FILE *out, const char *text, const char *end);

#endif
