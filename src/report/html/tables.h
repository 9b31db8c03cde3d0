/* The tables of a lab, on a page. */
#ifndef QLAB_REPORT_HTML_TABLES_H
#define QLAB_REPORT_HTML_TABLES_H

#include <stdio.h>

#include "report/result/view.h"

/* Each returns 0 or ENOMEM. */
int html_wrong(FILE *out, const struct view *view); /* what else was wrong, in sentences too;
                                                       nothing if nothing was */
int html_rates(FILE *out, const struct view *view); /* how often each queue lied */
int html_measures(FILE *out,
                  const struct view *view); /* what the workload measured: a sentence too */
int html_speeds(FILE *out, const struct view *view); /* of a comparison of speed: all of them */
int html_looks(FILE *out, const struct view *view);  /* what the lies look like */

#endif
