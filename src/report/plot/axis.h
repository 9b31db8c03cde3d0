/* The axis of swept values. */
#ifndef QLAB_REPORT_PLOT_AXIS_H
#define QLAB_REPORT_PLOT_AXIS_H

#include "lab/lab.h"
#include "report/plot/data.h"

/* Where the i-th value stands: a number at itself, a word (or numbers without order, or of very
 * different sizes) at its turn. Values that double stand on a logarithmic axis. */
double axis_place(const struct lab *lab, size_t i);

/* Writes values.dat, a tic per value, and the words about the axis: `knob`, `doubling` and
 * `in_words`, whether the values are words. */
void axis_write(struct plot_data *data, FILE *words, const struct lab *lab);

#endif
