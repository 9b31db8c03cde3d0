/* The section of a throughput comparison. */
#ifndef QLAB_REPORT_HTML_THROUGHPUT_SECTION_H
#define QLAB_REPORT_HTML_THROUGHPUT_SECTION_H

#include <stdio.h>

#include "report/html/part.h"

/* 0 or ENOMEM. */
int html_throughput(FILE *out, const struct html_part *part);

#endif
