/* The second table: what the lies look like, and what zero lies allow one to say. */
#ifndef QLAB_REPORT_RESULT_LOOKS_TABLE_H
#define QLAB_REPORT_RESULT_LOOKS_TABLE_H

#include "report/result/table.h"
#include "report/result/view.h"

/* Begins and fills it; table_free() afterwards. */
void looks_table(struct table *table, const struct view *view);

#endif
