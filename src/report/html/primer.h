/* What every reader of the page must know first. */
#ifndef QLAB_REPORT_HTML_PRIMER_H
#define QLAB_REPORT_HTML_PRIMER_H

#include <stdio.h>

void html_lie(FILE *out);    /* what a lie is, with a picture */
void html_legend(FILE *out); /* how to read the tables */

#endif
