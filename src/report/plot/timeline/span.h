/* The timeline's stretch of time. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_SPAN_H
#define QLAB_REPORT_PLOT_TIMELINE_SPAN_H

#include "report/plot/timeline/exhibit.h"

/* The stretch of time that is shown. */
struct span {
    uint64_t origin; /* stamp of the exhibit's invocation: time 0 */
    double per_tick; /* ns; 1 if the stamps are tickets */
    bool tickets;
    double begin, end; /* times */
    double across;     /* pixels on paper, for finding room */
};

/* The exhibit with its surroundings: as much as leaves it wide enough to read. */
struct span span_make(double across, const struct history *history, const struct exhibit *exhibit);
/* Time of a stamp since the origin; INFINITY for what never happened. */
double span_time(const struct span *span, uint64_t stamp);
/* Whether a part of the call lies in it. */
bool span_shows(const struct span *span, const struct operation *call);
/* Place of a time on paper, cut at the frame; and the time at a place. */
double span_x(const struct span *span, double time);
double span_at(const struct span *span, double x);
/* A time as it is drawn: in seconds, or in tickets. */
double span_drawn(const struct span *span, double time);
/* "+380 ns", "−41 us". Returns `text`. */
char *span_write(char *text, size_t size, const struct span *span, double time);

#endif
