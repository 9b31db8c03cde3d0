/* The tables of a comparison of speed: a row per queue, a column per number of threads. */
#ifndef QLAB_REPORT_RESULT_THROUGHPUT_TABLES_H
#define QLAB_REPORT_RESULT_THROUGHPUT_TABLES_H

#include "report/result/table.h"
#include "report/result/throughput.h"

/* What all of them need. */
struct speeds {
    const struct throughput_result *result;
    const struct throughput_point *points;
    size_t base; /* the queue that ratios are to */
};

/* Each begins and fills one; table_free() afterwards. */
void speed_table(struct table *table, const struct speeds *speeds); /* operations a second */
void ratio_table(struct table *table, const struct speeds *speeds); /* to the base */
void share_table(struct table *table, const struct speeds *speeds); /* fairness and cost */

const struct throughput_point *speeds_point(const struct speeds *speeds, size_t queue, size_t n);

#endif
