/* The run folder of a throughput comparison, read back. */
#ifndef QLAB_REPORT_FOLDER_THROUGHPUT_READ_H
#define QLAB_REPORT_FOLDER_THROUGHPUT_READ_H

#include <stdbool.h>

#include "lab/lab.h"
#include "report/result/throughput.h"
#include "lab/lab_error.h"

/* True if the folder holds such a comparison, damaged or not. */
bool throughput_in(const char *folder);

/* Reads its run.json and runs.csv. NULL and one line in *error on failure, with statuses as
 * report_read(). Free with throughput_free, then free. */
struct throughput_result *throughput_read(const char *folder, struct lab_error *error);

#endif
