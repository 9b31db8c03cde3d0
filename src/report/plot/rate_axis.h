/* The axis of rates: decades from `lowest` to 100 %, above `shelves` shelves for zeros, because a
 * logarithm has no place for them. */
#ifndef QLAB_REPORT_PLOT_RATE_AXIS_H
#define QLAB_REPORT_PLOT_RATE_AXIS_H

#include "report/plot/sheet.h"

struct rate_axis {
    int lowest; /* 10^lowest is the lowest decade line */
    size_t shelves;
    double shelf;      /* height of one shelf */
    double floor, top; /* units between which the decades lie */
};

/* Lays the axis out over the frame and hands its tics to gnuplot. `least` is the smallest rate to
 * be shown, or NAN. */
struct rate_axis rate_axis_make(struct sheet *sheet, double least, size_t shelves, double shelf);
double rate_axis_y(const struct rate_axis *axis, double rate); /* rate > 0 */
double rate_axis_shelf(const struct rate_axis *axis, size_t i);

#endif
