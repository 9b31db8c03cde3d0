/* A result as comma-separated values. */
#ifndef QLAB_REPORT_FOLDER_CSV_H
#define QLAB_REPORT_FOLDER_CSV_H

#include <stddef.h>
#include <stdio.h>

#include "report/result/result.h"

/* A 64-bit count of a struct result_row. */
struct csv_column {
    const char *name;
    size_t offset;
};

/* All counts of a row that follow round,queue,point,value,warmup,whole in runs.csv; ended by a NULL
 * name. After them comes a column for each measure of the workload. */
extern const struct csv_column csv_columns[];

/* The counts that follow them; older files have none of these, which are 0 then. */
extern const struct csv_column csv_late_columns[];

/* A row per run, a row per point, and a row per sample of the measures with many values a run. Each
 * returns 0 or the errno of the failed write. */
int report_runs_csv(FILE *out, const struct result *result);
int report_points_csv(FILE *out, const struct result *result);
int report_samples_csv(FILE *out, const struct result *result);

#endif
