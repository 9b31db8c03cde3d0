/* The measures' table of a comparison. */
#ifndef QLAB_REPORT_TEXT_COMPARE_MEASURES_TEXT_H
#define QLAB_REPORT_TEXT_COMPARE_MEASURES_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/compare.h"

/* Prints the measures of every queue and the differences from the baseline, if the workload has
 * any. 0 or an errno value. */
int compare_measures_text(FILE *out, const struct result *result, const struct compared *all,
                          bool colour);

#endif
