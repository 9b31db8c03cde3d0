/* Throughput as data. */
#ifndef QLAB_REPORT_FOLDER_THROUGHPUT_DATA_H
#define QLAB_REPORT_FOLDER_THROUGHPUT_DATA_H

#include <stdio.h>

#include "report/result/throughput.h"

/* One JSON document, a row per point, a row per run. 0 or the errno of what failed. */
int throughput_json(FILE *out, const struct throughput_result *result);
int throughput_points_csv(FILE *out, const struct throughput_result *result);
int throughput_runs_csv(FILE *out, const struct throughput_result *result);

#endif
