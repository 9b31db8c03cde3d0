/* runs.csv and samples.csv read back. */
#ifndef QLAB_REPORT_FOLDER_CSV_READ_H
#define QLAB_REPORT_FOLDER_CSV_READ_H

#include <stddef.h>
#include <stdio.h>

#include "report/result/result.h"

/* Adds the rows of a runs.csv to a result whose lab is known; unknown columns are ignored, and
 * measures without a column are NAN. 0, or EINVAL with one line "LINE: what; expected what" in
 * `problem`, or ENOMEM. */
int report_read_runs(FILE *in, struct result *result, char *problem, size_t size);

/* The same for the samples of rows that are there already. */
int report_read_samples(FILE *in, struct result *result, char *problem, size_t size);

#endif
