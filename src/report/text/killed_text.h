/* Where workers were killed on purpose, in words. */
#ifndef QLAB_REPORT_TEXT_KILLED_TEXT_H
#define QLAB_REPORT_TEXT_KILLED_TEXT_H

#include "report/result/view.h"

/* A sentence for each queue that lost a worker. 0 or an errno value. */
int view_killed(const struct view *view);

#endif
