/* A terminal's text on a page. */
#ifndef QLAB_REPORT_HTML_TERMINAL_H
#define QLAB_REPORT_HTML_TERMINAL_H

#include <stdio.h>

/* Writes a text with the styles of text/grid.h as a <pre>, called `label`. */
void html_terminal(FILE *out, const char *text, const char *label);

#endif
