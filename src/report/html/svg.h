/* gnuplot's SVG documents, made part of a page. */
#ifndef QLAB_REPORT_HTML_SVG_H
#define QLAB_REPORT_HTML_SVG_H

#include <stdio.h>

/* Copies an SVG document into the page: a picture called `label`, whose ids begin with `prefix`, so
 * that several can stand on one page. */
void html_svg(FILE *out, const char *document, const char *prefix, const char *label);

#endif
