/* The page, written. */
#ifndef QLAB_REPORT_HTML_PAGE_H
#define QLAB_REPORT_HTML_PAGE_H

#include <stdio.h>

#include "report/html/html.h"

/* Writes the page. Returns 0, ENOMEM or the errno of the failed write. */
int html_write(FILE *out, const struct html_page *page);

#endif
