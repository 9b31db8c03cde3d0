/* What of a history a timeline shows. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_EXCERPT_H
#define QLAB_REPORT_PLOT_TIMELINE_EXCERPT_H

#include "report/plot/timeline/exhibit.h"
#include "report/plot/timeline/span.h"

/* Copies the calls in that stretch of time, as many as can be told apart; those of the exhibit's
 * items and its own come first. Workers without any have no log. The exhibit then points into the
 * excerpt. Names stay the history's: free with excerpt_free, before it. Returns 0 or ENOMEM. */
int excerpt_make(const struct history *history, const struct span *span, struct exhibit *exhibit,
                 struct history *excerpt);
void excerpt_free(struct history *excerpt);

#endif
