/* The workload's own measures over the runs of a point, for points.c. */
#ifndef QLAB_REPORT_MEASURED_H
#define QLAB_REPORT_MEASURED_H

#include "report/report.h"

#define CONFIDENCE          0.95
#define INTERVAL_RUNS_LEAST 10 /* below that a bootstrap says more than the runs do */

static inline bool belongs(const struct result_row *row, const struct point *point)
{
    return row->queue == point->queue && row->point == point->value;
}

/* The m-th measure over the counted runs of the point. `values` has room for one value a row. */
struct measured measured_of(const struct result *result, const struct point *point, size_t m,
                            double *values);

#endif
