/* The end of the page: next steps, the host, a line per queue for grep. */
#ifndef QLAB_REPORT_TEXT_CLOSING_H
#define QLAB_REPORT_TEXT_CLOSING_H

#include "report/result/view.h"

/* 0 or an errno value. */
int view_closing(const struct view *view);

#endif
