/* What proves a wrong answer: the items that it is about, and when they were inside. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_EVIDENCE_H
#define QLAB_REPORT_PLOT_TIMELINE_EVIDENCE_H

#include "report/plot/timeline/exhibit.h"

/* Fills in links, deadline and other worker of an exhibit whose call, worker and kind are known.
 * Returns 0, ENOMEM or EOVERFLOW. */
int evidence_gather(const struct history *history, struct exhibit *exhibit);

#endif
