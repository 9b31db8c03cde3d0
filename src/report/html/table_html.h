/* A table on a page. */
#ifndef QLAB_REPORT_HTML_TABLE_HTML_H
#define QLAB_REPORT_HTML_TABLE_HTML_H

#include <stdio.h>

#include "report/result/table.h"

/* Writes it, in a part of the page that scrolls by itself, and its notes, without the legend. 0 or
 * ENOMEM. */
int html_table(FILE *out, const struct table *table);

#endif
