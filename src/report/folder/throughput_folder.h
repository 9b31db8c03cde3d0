/* The run folder of a throughput comparison. */
#ifndef QLAB_REPORT_FOLDER_THROUGHPUT_FOLDER_H
#define QLAB_REPORT_FOLDER_THROUGHPUT_FOLDER_H

#include "lab/lab.h"
#include "report/result/throughput.h"
#include "lab/lab_error.h"

/* Makes PARENT/<utc>.<commit>.<host>/ with run.json, runs.csv, points.csv, run.txt and the plot as
 * SVG and PNG, whole or not at all. Without gnuplot there is no plot, and *error says why (else its
 * text is ""). *folder gets the path (free it). 0, or an errno value. */
int throughput_folder(const char *parent, const struct throughput_result *result, char **folder,
                      struct lab_error *error);

#endif
