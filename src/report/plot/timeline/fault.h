/* Choosing the wrong answer that the timeline of a trace shows. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_FAULT_H
#define QLAB_REPORT_PLOT_TIMELINE_FAULT_H

#include "report/plot/timeline/exhibit.h"

/* The first one of any kind, by its invocation, with its evidence. Returns 0, ENOMEM or EOVERFLOW;
 * if nothing is wrong, exhibit->call is NULL. */
int fault_first(const struct history *history, struct exhibit *exhibit);

#endif
