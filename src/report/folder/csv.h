/* A result as comma-separated values. */
#ifndef QLAB_REPORT_FOLDER_CSV_H
#define QLAB_REPORT_FOLDER_CSV_H

#include <stdio.h>

#include "report/result/result.h"

/* A row per run, a row per point, and a row per sample of the measures with many values a run. Each
 * returns 0 or the errno of the failed write. */
int report_runs_csv(FILE *out, const struct result *result);
int report_points_csv(FILE *out, const struct result *result);
int report_samples_csv(FILE *out, const struct result *result);

#endif
