/* Drawing calls apart that have the same stamps. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_SPREAD_H
#define QLAB_REPORT_PLOT_TIMELINE_SPREAD_H

#include "report/plot/timeline/exhibit.h"

/* Replaces all stamps of an excerpt by steps: in the order of the stamps, and where a worker's
 * are equal, in its own order. The exhibit's items and end follow. Returns 0 or ENOMEM. */
int spread_stamps(struct history *excerpt, struct exhibit *exhibit);

#endif
