/* What the timeline shows: one lie of the witness and the stretch of time around it. For the
 * plot_*.c files alone.
 */
#ifndef QLAB_REPORT_PLOT_TIMELINE_H
#define QLAB_REPORT_PLOT_TIMELINE_H

#include "report/plot/sheet.h"

#define LINKS_MOST 16

/* ---- plot_lie.c ---- */

/* The lie that is shown and what proves it. */
struct lie {
    const struct operation *empty; /* in the witness */
    size_t worker;                 /* index of its log */
    struct cover_link links[LINKS_MOST];
    size_t link_count; /* may exceed LINKS_MOST */
    bool blamed;       /* another worker got an item meanwhile */
};

/* The lie with the shortest chain, if possible one with somebody to blame. 0 or ENOMEM; without a
 * lie, lie->empty is NULL. */
int lie_find(const struct history *history, struct lie *lie);

/* ---- plot_span.c ---- */

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

/* ---- plot_call.c ---- */

/* Long item numbers are cut to the last digits that still tell them apart. */
struct item_style {
    uint64_t modulus; /* a power of ten; 0: items are written in full */
    int digits;
};
struct item_style item_style_of(const struct history *history);
/* "7", "…0142". Returns `text`. */
char *item_write(char *text, size_t size, const struct item_style *style, uint64_t item);
/* "put 7", "get 7", "Empty". Returns `text`. */
char *call_write(char *text, size_t size, const struct item_style *style,
                 const struct operation *call);

#endif
