/* The table of the workload's own measures, and the sentence above it. */
#ifndef QLAB_REPORT_TEXT_MEASURES_TABLE_H
#define QLAB_REPORT_TEXT_MEASURES_TABLE_H

#include "report/text/view.h"

/* 0 or an errno value. */
int view_measures(const struct view *view);

#endif
