/* The student's page of a result. */
#ifndef QLAB_REPORT_TEXT_TABLE_H
#define QLAB_REPORT_TEXT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "report/text/view.h"

/* Prints it: heading, tables, one sentence, what to do next. 0 or the errno of the failed write. */
int report_table(FILE *out, const struct result *result, bool colour);

/* Its parts that stand on other pages too: the workload, the workers and the knobs that stand
 * still; what one must know of the runs ("INCOMPLETE: ...", a paragraph each, continued with
 * spaces). */
void view_scenario(const struct view *view);
void view_notes(const struct view *view);

#endif
