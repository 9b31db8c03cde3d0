/* A measure of the workload over the counted runs of one queue at one swept value. */
#ifndef QLAB_REPORT_RESULT_SUMMARY_H
#define QLAB_REPORT_RESULT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/result/result.h"
#include "stats/stats.h"

#define CONFIDENCE          0.95
#define INTERVAL_RUNS_LEAST 10 /* below that a bootstrap says more than the runs do */

struct summary {
    uint64_t runs, runs_above_zero;   /* counted runs that have it, and those with more than 0 */
    double median, least, most, mean; /* over runs; NAN without any */
    struct interval interval;         /* bootstrap of the median over runs; NAN if R < 10 */
    double p50, p99, longest; /* of those with many values: over the values of all runs; else NAN */
};

/* Room for a value of each row, and in a merged result for where it was made, else NULL. */
struct room {
    double *values;
    struct origin *origins;
};

/* False when out of memory; room_close() in any case. */
bool room_open(struct room *room, const struct result *result);
void room_close(struct room *room);

/* Appends the value of a row to the *n that are there. */
void room_take(const struct room *room, size_t *n, const struct result *result,
               const struct result_row *row, double value);

/* The m-th measure. */
struct summary summary_of(const struct result *result, size_t queue, size_t value, size_t m,
                          const struct room *room);

/* All values of a measure that has many, of the counted runs. From malloc; NULL when out of memory.
 */
double *summary_values(const struct result *result, size_t queue, size_t value, size_t m,
                       size_t *count);

/* What is drawn: the median over runs, or p50 of all values. */
static inline double summary_middle(const struct summary *summary, const struct measure *class)
{
    return class->many ? summary->p50 : summary->median;
}

#endif
