/* The section of a lab. */
#ifndef QLAB_REPORT_HTML_SECTION_H
#define QLAB_REPORT_HTML_SECTION_H

#include <stdio.h>

#include "report/html/part.h"

/* 0 or an errno value. */
int html_section(FILE *out, const struct html_part *part);

#endif
