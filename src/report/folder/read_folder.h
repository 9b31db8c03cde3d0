/* A run folder read back. */
#ifndef QLAB_REPORT_FOLDER_READ_FOLDER_H
#define QLAB_REPORT_FOLDER_READ_FOLDER_H

#include "report/result/result.h"
#include "lab/lab_error.h"

/* Reads run.json, runs.csv, the samples and the witness of a result folder back. NULL and one line
 * in *error on failure: status 66 if a file is missing, 65 if it is bad (so is a queue this build
 * does not know), 71 when out of memory. Free with result_drop. */
struct result *report_read(const char *folder, struct lab_error *error);

#endif
