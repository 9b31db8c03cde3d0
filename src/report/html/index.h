/* The index of the page. */
#ifndef QLAB_REPORT_HTML_INDEX_H
#define QLAB_REPORT_HTML_INDEX_H

#include <stddef.h>
#include <stdio.h>

#include "report/html/part.h"

void html_index(FILE *out, const struct html_part *parts, size_t count); /* a row per lab */

#endif
