/* Running gnuplot. */
#ifndef QLAB_REPORT_PLOT_GNUPLOT_H
#define QLAB_REPORT_PLOT_GNUPLOT_H

#include "lab/lab_error.h"
#include "report/plot/output.h"

/* Runs scripts/plot/NAME.gp on a folder that holds plot/NAME, and which is gnuplot's own: an
 * absolute path, without a name of the user's choice at its end. 0, or an exit status with one line
 * in *error: 66 no script, 69 no gnuplot, 70 it refused, 71 the system did, 73 cannot write. */
int gnuplot_run(const char *name, const char *folder, const struct plot_output *output,
                struct lab_error *error);

#endif
