/* The verdict on a queue, on a page. */
#ifndef QLAB_REPORT_HTML_VERDICT_HTML_H
#define QLAB_REPORT_HTML_VERDICT_HTML_H

#include <stdio.h>

#include "report/text/view.h"

/* Writes `text` (the verdict, or a count of it) in a colour that repeats it. */
void html_verdict(FILE *out, const struct line *line, const char *text);

#endif
