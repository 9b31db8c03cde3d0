/* What the explorer says of the lab's small program. */
#ifndef QLAB_REPORT_TEXT_ODDS_TEXT_H
#define QLAB_REPORT_TEXT_ODDS_TEXT_H

#include "report/result/view.h"

/* Prints it, and an empty line; nothing if it was not explored. 0, as parts that can fail. */
int view_odds(const struct view *view);

#endif
