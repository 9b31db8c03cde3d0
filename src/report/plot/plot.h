/* Plots of a result, drawn by gnuplot.
 *
 * This code writes what is to be drawn in its own units (kind.h, data.h) and a few words; axes,
 * tics, panels and labels are the business of the scripts in scripts/plot. By hand, from a folder
 * that holds such data: gnuplot -c scripts/plot/KIND.gp FOLDER [svg|png|dumb].
 */
#ifndef QLAB_REPORT_PLOT_PLOT_H
#define QLAB_REPORT_PLOT_PLOT_H

#include "report/plot/kind.h"
#include "report/plot/output.h"
#include "lab/lab_error.h"

/* Writes FOLDER/plot/KIND, from which it can be drawn, of every kind that the result has; to have
 * none is no failure. Returns 0, or an exit status with one line in *error: 71 the system failed,
 * 73 cannot write. */
int plot_data_write(const char *folder, const struct result *result, struct lab_error *error);

/* Draws one plot. Returns 0, or an exit status with one line in *error: 65 and 66 nothing to draw,
 * 69 gnuplot missing, 70 gnuplot refused, 73 cannot write the picture. */
int plot_draw(const struct result *result, const struct plot_kind *kind,
              const struct plot_output *output, struct lab_error *error);

#endif
