/* How fast queues are when nobody records them: medians, and ratios to the baseline over paired
 * rounds, at every swept value; and the tables that show them. */
#ifndef QLAB_REPORT_RESULT_SPEEDS_H
#define QLAB_REPORT_RESULT_SPEEDS_H

#include "report/result/compare.h"
#include "report/result/point.h"
#include "report/result/table.h"

struct speeds {
    const struct result *result;
    struct point *points;      /* queue-major */
    struct compared *compared; /* with result->baseline; value-major */
};

/* 0 or ENOMEM; free with speeds_close() in either case. */
int speeds_open(struct speeds *speeds, const struct result *result);
void speeds_close(struct speeds *speeds);

const struct compared *speeds_compared(const struct speeds *speeds, size_t queue, size_t value);

/* Speeds, a column for every value; ratios of them; the other measures at the last value. */
void speed_table(struct table *table, const struct speeds *speeds);
void ratio_table(struct table *table, const struct speeds *speeds);
void share_table(struct table *table, const struct speeds *speeds);

/* The speed at a point, as the workload measured it. */
const struct summary *speed_of(const struct result *result, const struct point *point);

/* The fastest queue of that kind (one that comes with a library or a broker, or ours) at that
 * value; the number of queues if there is none. */
size_t speed_fastest(const struct result *result, const struct point *points, size_t value,
                     bool library);

/* Whether a queue comes with a library or a broker. */
bool speed_of_library(const struct result *result, size_t queue);

/* "8 threads" */
void speed_where(char *text, size_t size, const struct result *result, size_t value);

/* "With 8 threads scq is fastest: 31 M operations a second; of the libraries ck-fifo: 34 M" */
void speed_finding(char *text, size_t size, const struct result *result,
                   const struct point *points);

#endif
