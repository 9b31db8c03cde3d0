/* Lessons in HTML. */
#ifndef QLAB_REPORT_HTML_MARKDOWN_H
#define QLAB_REPORT_HTML_MARKDOWN_H

#include <stdio.h>

/* Writes a text in the Markdown that lessons use: headings, paragraphs, lists, code in lines and in
 * blocks, tables, strong words. The
 * words of a link remain, for what it leads to is not on the page. */
void html_markdown(FILE *out, const char *text, const char *end);

#endif
