/* Predictions beside the measurement, in words. */
#ifndef QLAB_REPORT_TEXT_SCORE_TEXT_H
#define QLAB_REPORT_TEXT_SCORE_TEXT_H

#include "report/result/view.h"

/* Prints an item for each prediction of the result that was made, and how many were right, and
 * an empty line; nothing if there was none. 0 or EIO. */
int view_scores(const struct view *view);

#endif
