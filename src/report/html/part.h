/* A part of the page: a section, its result as the terminal's table sees it, and its anchor. */
#ifndef QLAB_REPORT_HTML_PART_H
#define QLAB_REPORT_HTML_PART_H

#include "report/html/html.h"
#include "report/result/view.h"

#define ANCHOR_SIZE 80

struct html_part {
    const struct html_section *section;
    char anchor[ANCHOR_SIZE]; /* "get-nowait": of its own on the page */
    struct view view;         /* without lines if there is no result */
};

#endif
