/* Choosing the lie that the timeline of a run shows. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_LIE_H
#define QLAB_REPORT_PLOT_TIMELINE_LIE_H

#include "report/plot/timeline/exhibit.h"

/* The lie with the shortest chain, if possible one with somebody to blame. 0 or ENOMEM; without a
 * lie, lie->call is NULL. */
int lie_find(const struct history *history, struct exhibit *lie);

#endif
