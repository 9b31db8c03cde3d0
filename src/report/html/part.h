/* A part of the page: a section, and its result as the terminal's table sees it. */
#ifndef QLAB_REPORT_HTML_PART_H
#define QLAB_REPORT_HTML_PART_H

#include "report/html/html.h"
#include "report/result/view.h"

struct html_part {
    const struct html_section *section;
    struct view view; /* without lines if there is no result */
};

#endif
