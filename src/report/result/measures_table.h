/* The table of the workload's own measures: a row per queue and swept value, a column per measure.
 */
#ifndef QLAB_REPORT_RESULT_MEASURES_TABLE_H
#define QLAB_REPORT_RESULT_MEASURES_TABLE_H

#include "report/result/table.h"
#include "report/result/view.h"

/* Begins and fills it; table_free() afterwards. */
void measures_table(struct table *table, const struct view *view);

#endif
