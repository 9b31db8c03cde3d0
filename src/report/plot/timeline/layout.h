/* The timeline on paper. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_LAYOUT_H
#define QLAB_REPORT_PLOT_TIMELINE_LAYOUT_H

#include "report/plot/data.h"
#include "report/plot/timeline/exhibit.h"
#include "report/plot/timeline/span.h"

#define TIMELINE_ACROSS 760 /* width of the frame in a picture */

/* Writes what it is drawn from, and its words but for title, finding and footer. 0 or ENOMEM. */
int timeline_write(struct plot_data *data, FILE *words, const struct span *span,
                   const struct history *history, const struct exhibit *exhibit);

#endif
