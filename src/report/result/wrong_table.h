/* What the queues were wrong in besides their Empties. */
#ifndef QLAB_REPORT_RESULT_WRONG_TABLE_H
#define QLAB_REPORT_RESULT_WRONG_TABLE_H

#include "report/result/table.h"
#include "report/result/view.h"

/* A row for every queue that is wrong in anything; a column for every kind that was seen. Counted
 * are all runs, because a call that hangs makes its run one that is not counted otherwise. */
void wrong_table(struct table *table, const struct view *view);

#endif
