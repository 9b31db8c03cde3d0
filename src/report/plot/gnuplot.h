/* Running gnuplot. */
#ifndef QLAB_REPORT_PLOT_GNUPLOT_H
#define QLAB_REPORT_PLOT_GNUPLOT_H

#include "lab/lab.h"
#include "report/plot/output.h"
#include "report/plot/sheet.h"
#include "lab/lab_error.h"

/* Runs scripts/plot/NAME.gp on a finished sheet. 0, or an exit status with one line in *error. */
int gnuplot_run(const char *name, const struct sheet *sheet, const struct plot_output *output,
                struct lab_error *error);

#endif
