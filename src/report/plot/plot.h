/* Plots of a result: six pictures, drawn by gnuplot.
 *
 * This code turns rows into places on paper: medians, intervals, the shelf of zeros, labels pushed
 * apart. The scripts in scripts/plot only draw what they are handed, so a student can restyle a
 * plot without touching a figure.
 */
#ifndef QLAB_REPORT_PLOT_PLOT_H
#define QLAB_REPORT_PLOT_PLOT_H

#include <stdbool.h>

#include "report/result/result.h"

/* In the order of words_plot. */
enum plot_kind {
    PLOT_RATE,     /* spurious rate per strategy, every run a dot */
    PLOT_SWEEP,    /* rate against the swept knob, a line per strategy */
    PLOT_TIMELINE, /* the witness: who did what when, and what was inside meanwhile */
    PLOT_COST,     /* speed against honesty */
    PLOT_MEASURES, /* the workload's own measures, a panel each */
    PLOT_ECDF,     /* how the values of a measure with many are spread */
    PLOT_COUNT
};

struct plot_output {
    const char *format; /* "svg", "png" or, for the terminal, "dumb" */
    const char *path;   /* replaced only by a whole picture; NULL with "dumb": standard output */
    int columns;        /* "dumb" only */
    bool colour;        /* "dumb" only */
};

/* Why a result has no such plot ("no timeline: no queue lied in this run"), or NULL.
 * (plot_left_out.c) */
const char *plot_left_out(const struct result *result, enum plot_kind kind);

/* Draws one plot. Returns 0, or an exit status with one line in *error: 65 and 66 nothing to draw,
 * 69 gnuplot missing, 70 gnuplot refused, 71 the system did, 73 cannot write. */
int plot_draw(const struct result *result, enum plot_kind kind, const struct plot_output *output,
              struct lab_error *error);

/* Reads the result to be drawn: `word` is a run folder, or a lab, whose newest complete run is
 * taken (else its reference). *folder gets the path, from malloc. NULL and one line in *error on
 * failure; free with result_free, then free. (plot_folder.c) */
struct result *plot_find(const char *word, char **folder, struct lab_error *error);

#endif
