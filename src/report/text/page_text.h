/* The student's page of a result. */
#ifndef QLAB_REPORT_TEXT_PAGE_TEXT_H
#define QLAB_REPORT_TEXT_PAGE_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/view.h"

/* Prints it: heading, tables, one sentence, what to do next, in lines of at most `width` columns
 * (60 to 100). 0 or the errno of the failed write. */
int page_text(FILE *out, const struct result *result, size_t width, bool colour);

/* Its parts that stand on other pages too: the workload, the workers and the knobs that stand
 * still; what one must know of the runs ("INCOMPLETE: ...", a paragraph each, continued with
 * spaces). 0, as parts that can fail. */
int view_scenario(const struct view *view);
int view_notes(const struct view *view);

#endif
