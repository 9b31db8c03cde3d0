/* The section of a throughput comparison. */
#ifndef QLAB_REPORT_HTML_THROUGHPUT_SECTION_H
#define QLAB_REPORT_HTML_THROUGHPUT_SECTION_H

#include <stddef.h>
#include <stdio.h>

#include "report/html/html.h"

/* The i-th part of the page. 0 or ENOMEM. */
int html_throughput(FILE *out, const struct html_section *section, size_t i);

#endif
