/* A wrong answer in words, as the timeline's finding. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_TELLING_H
#define QLAB_REPORT_PLOT_TIMELINE_TELLING_H

#include <stddef.h>

#include "report/plot/timeline/call.h"
#include "report/plot/timeline/exhibit.h"

/* "worker 2 was told Empty, but item 7 was inside all the time." Returns `text`. */
char *exhibit_tell(char *text, size_t size, const struct exhibit *exhibit,
                   const struct item_style *items);

/* What the call is called in the picture: "the lie". */
const char *exhibit_label(const struct exhibit *exhibit);

#endif
