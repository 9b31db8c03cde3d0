/* The picture of a comparison of speed. */
#ifndef QLAB_REPORT_PLOT_THROUGHPUT_PLOT_H
#define QLAB_REPORT_PLOT_THROUGHPUT_PLOT_H

#include "report/plot/output.h"
#include "report/result/throughput.h"
#include "lab/lab_error.h"

/* Draws operations a second by threads. 0, or an exit status with one line in *error, as
 * plot_draw. */
int throughput_plot(const struct throughput_result *result, const struct plot_output *output,
                    struct lab_error *error);

#endif
