/* The table of how often each queue lied, by swept value. */
#ifndef QLAB_REPORT_TEXT_RATES_H
#define QLAB_REPORT_TEXT_RATES_H

#include "report/text/view.h"

/* 0 or an errno value. */
int view_rates(const struct view *view);

#endif
