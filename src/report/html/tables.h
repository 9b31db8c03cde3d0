/* The tables of lies. */
#ifndef QLAB_REPORT_HTML_TABLES_H
#define QLAB_REPORT_HTML_TABLES_H

#include <stdio.h>

#include "report/text/view.h"

void html_rates(FILE *out, const struct view *view); /* how often, by swept value */
void html_looks(FILE *out, const struct view *view); /* what the lies look like */

#endif
