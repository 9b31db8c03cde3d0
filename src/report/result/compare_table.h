/* The tables of a comparison: every queue against the baseline at one swept value. */
#ifndef QLAB_REPORT_RESULT_COMPARE_TABLE_H
#define QLAB_REPORT_RESULT_COMPARE_TABLE_H

#include "report/result/compare.h"
#include "report/result/table.h"

/* `all` is what compare_all() found. */
void compare_table(struct table *table, const struct result *result, const struct compared *all);

/* What the workload measures of its own, and below it the difference from the baseline. */
void compare_measures_table(struct table *table, const struct result *result,
                            const struct compared *all);

#endif
