/* The timeline's stretch of time and its axis. */
#ifndef QLAB_REPORT_PLOT_SPAN_H
#define QLAB_REPORT_PLOT_SPAN_H

#include "report/plot/lie.h"
#include "report/plot/sheet.h"

/* The stretch of time that is shown. */
struct span {
    uint64_t origin; /* stamp of the lie's invocation: time 0 */
    double per_tick; /* ns; 1 if the stamps are tickets */
    bool tickets;
    double begin, end; /* times */
    double across;     /* units */
};

/* The lie with its surroundings: as much as leaves the lie wide enough to read. */
struct span span_make(const struct sheet *sheet, const struct history *history,
                      const struct lie *lie);
/* Time of a stamp since the origin; INFINITY for what never happened. */
double span_time(const struct span *span, uint64_t stamp);
/* Place of a time, cut at the frame. */
double span_x(const struct span *span, double time);
/* "+380 ns", "−41 µs". Returns `text`. */
char *span_write(char *text, size_t size, const struct span *span, double time);
/* Writes the tics of the time axis. */
void span_tics(struct sheet *sheet, const struct span *span);

#endif
