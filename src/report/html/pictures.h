/* The pictures of a section, each with its caption. */
#ifndef QLAB_REPORT_HTML_PICTURES_H
#define QLAB_REPORT_HTML_PICTURES_H

#include <stddef.h>
#include <stdio.h>

#include "report/html/html.h"

void html_pictures(FILE *out, const struct html_section *section, size_t i); /* the i-th part's */

#endif
