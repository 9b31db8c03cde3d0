/* The first table: how often each queue lied, a row per queue and a column per swept value. */
#ifndef QLAB_REPORT_RESULT_RATES_TABLE_H
#define QLAB_REPORT_RESULT_RATES_TABLE_H

#include "report/result/table.h"
#include "report/result/view.h"

/* Begins and fills it; table_free() afterwards. */
void rates_table(struct table *table, const struct view *view);

#endif
