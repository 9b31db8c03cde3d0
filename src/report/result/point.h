/* What the counted runs of one queue at one swept value say together. */
#ifndef QLAB_REPORT_RESULT_POINT_H
#define QLAB_REPORT_RESULT_POINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "judge/judge.h"
#include "report/result/finding.h"
#include "report/result/wrong.h"
#include "report/result/summary.h"

struct point {
    size_t queue, value;
    struct tally tally; /* sum of the counted runs (whole and not warm-up); longest_episode in ns */
    uint64_t runs;      /* counted runs with an attempt: a run that tested nothing is not honest */
    uint64_t runs_with_spurious;            /* of those */
    uint64_t aside;                         /* lies in runs that are not counted */
    struct faulty faulty;                   /* of all runs, counted or not */
    uint64_t runs_wrong[WRONGS], runs_made; /* of all runs */
    struct interval runs_interval;          /* Clopper-Pearson of runs_with_spurious of runs */
    double rate_median, rate_min, rate_max; /* spurious / attempts per run; NAN without attempts */
    struct interval rate;                   /* bootstrap of the median over runs; NAN if R < 10 */
    double first_attempt_rate;              /* over all counted runs; NAN without any */
    double ops_per_second;                  /* median over runs of moved / elapsed */
    double cpu_ns_per_item;                 /* median over runs of cpu / got */
    enum finding finding;
    struct summary measure[MEASURES_MOST]; /* in the order of the workload's declaration */
};

/* What was seen at a point. */
struct seen point_seen(const struct result *result, const struct point *point);

/* Computes the points once and for all, if no rows are to come: result_points() copies them then.
 * False when out of memory. */
bool points_settle(struct result *result);

/* The one of a queue at a swept value. */
static inline const struct point *point_at(const struct result *result, const struct point *points,
                                           size_t queue, size_t value)
{
    return &points[queue * result->lab->value_count + value];
}

/* One point per queue and sweep value, queue-major. From malloc; NULL when out of memory. */
struct point *result_points(const struct result *result, size_t *count);

#endif
