/* A verdict on a page. */
#ifndef QLAB_REPORT_HTML_VERDICT_HTML_H
#define QLAB_REPORT_HTML_VERDICT_HTML_H

#include <stdio.h>

#include "report/result/table.h"

/* Writes a text about a verdict, in that verdict's colours. */
void html_verdict(FILE *out, enum emphasis verdict, const char *text);

#endif
