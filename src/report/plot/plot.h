/* Plots of a result, drawn by gnuplot.
 *
 * This code turns rows into places on paper: medians, intervals, the shelf of zeros, labels pushed
 * apart. The scripts in scripts/plot only draw what they are handed, so a student can restyle a
 * plot without touching a figure.
 */
#ifndef QLAB_REPORT_PLOT_PLOT_H
#define QLAB_REPORT_PLOT_PLOT_H

#include "report/plot/kind.h"
#include "report/plot/output.h"
#include "lab/lab_error.h"

/* Draws one plot. Returns 0, or an exit status with one line in *error: 65 and 66 nothing to draw,
 * 69 gnuplot missing, 70 gnuplot refused, 71 the system did, 73 cannot write. */
int plot_draw(const struct result *result, const struct plot_kind *kind,
              const struct plot_output *output, struct lab_error *error);

#endif
