/* The table of what the lies look like. */
#ifndef QLAB_REPORT_TEXT_LOOKS_H
#define QLAB_REPORT_TEXT_LOOKS_H

#include "report/text/view.h"

/* 0 or an errno value. */
int view_looks(const struct view *view);

#endif
