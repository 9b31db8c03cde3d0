/* The picture of a comparison of speed. */
#ifndef QLAB_REPORT_PLOT_THROUGHPUT_PLOT_H
#define QLAB_REPORT_PLOT_THROUGHPUT_PLOT_H

#include "report/plot/output.h"
#include "report/result/throughput.h"
#include "lab/lab_error.h"

/* Writes FOLDER/plot/throughput, from which scripts/plot/throughput.gp draws. 0, or an exit status
 * with one line in *error. */
int throughput_data_write(const char *folder, const struct throughput_result *result,
                          struct lab_error *error);

/* Draws operations a second by threads. 0, or an exit status with one line in *error, as
 * plot_draw. */
int throughput_plot(const struct throughput_result *result, const struct plot_output *output,
                    struct lab_error *error);

#endif
