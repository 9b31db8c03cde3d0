/* A stream whose long lines are broken. */
#ifndef QLAB_REPORT_TEXT_FLOW_H
#define QLAB_REPORT_TEXT_FLOW_H

#include <stddef.h>
#include <stdio.h>

/* What is written to it goes to `out`, line by line, and a line of more than `width` columns is
 * broken at spaces, as far to the right as it began. fclose() it before `out` is used again. NULL:
 * out of memory. */
FILE *flow_open(FILE *out, size_t width);

#endif
