/* The rates that plots show. */
#ifndef QLAB_REPORT_PLOT_SHOWN_H
#define QLAB_REPORT_PLOT_SHOWN_H

#include <stdbool.h>

#include "report/result/point.h"

/* The median run's; if less than half of the runs lied, so that it is 0, that of all runs together:
 * a queue that lied must not stand among those that never did. 0: it never lied. */
static inline double rate_shown(const struct point *point)
{
    if (point->rate_median > 0 || point->runs_with_spurious == 0)
        return point->runs_with_spurious ? point->rate_median : 0;
    return (double)point->tally.spurious / (double)point->tally.attempts;
}

/* The least rate that is shown, if asked for with the lower ends of intervals; NAN if no queue ever
 * lied. */
double least_shown(const struct point *points, size_t count, bool intervals);

/* How many decades below 100 % an axis has that shows it; at least one. */
int decades_shown(double least);

/* Nothing can be shown: the lab is not about Empties, and none was asked for while items were
 * inside. */
bool plot_untried(const struct result *result);

#endif
