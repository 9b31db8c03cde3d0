/* A comparison as data. */
#ifndef QLAB_REPORT_FOLDER_COMPARE_DATA_H
#define QLAB_REPORT_FOLDER_COMPARE_DATA_H

#include <stdio.h>

#include "report/result/result.h"

/* One JSON document, or a row per queue and swept value. 0 or the errno of the failed write. */
int compare_json(FILE *out, const struct result *result);
int compare_csv(FILE *out, const struct result *result);

#endif
