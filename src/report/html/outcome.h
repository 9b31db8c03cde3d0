/* What the workload measured of its own. */
#ifndef QLAB_REPORT_HTML_OUTCOME_H
#define QLAB_REPORT_HTML_OUTCOME_H

#include <stdio.h>

#include "report/text/view.h"

void html_measures(FILE *out, const struct view *view); /* a sentence, the table, what each is */

#endif
