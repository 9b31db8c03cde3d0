/* Values in CSV, each behind its comma. */
#ifndef QLAB_REPORT_FOLDER_CSV_VALUE_H
#define QLAB_REPORT_FOLDER_CSV_VALUE_H

#include <stddef.h>
#include <stdio.h>

#include "report/result/result.h"

/* A number, or "nan" for what does not exist. */
void csv_number(FILE *out, double value);

/* The same, with as many digits as it takes to read exactly this number back. */
void csv_exact(FILE *out, double value);

/* A swept value: a count, a time in ns, or a word. */
void csv_value(FILE *out, const struct result *result, size_t point);

#endif
