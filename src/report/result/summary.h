/* The workload's own measures: over the runs of a point (measured.c), and which are shown. */
#ifndef QLAB_REPORT_RESULT_SUMMARY_H
#define QLAB_REPORT_RESULT_SUMMARY_H

#include "report/result/result.h"

#define CONFIDENCE          0.95
#define INTERVAL_RUNS_LEAST 10 /* below that a bootstrap says more than the runs do */

static inline bool belongs(const struct result_row *row, const struct point *point)
{
    return row->queue == point->queue && row->point == point->value;
}

/* The m-th measure over the counted runs of the point. `values` has room for one value a row. */
struct summary measured_of(const struct result *result, const struct point *point, size_t m,
                           double *values);

/* All values of a measure that has many, of the counted runs of the point. From malloc; NULL when
 * out of memory. */
double *measured_values(const struct result *result, const struct point *point, size_t m,
                        size_t *count);

/* ---- what is shown (measured_shown.c) ---- */

/* Beside the workload's measures, by index, stands the judge's rate if one of them predicts it. */
#define MEASURE_RATE MEASURES_MOST
#define MEASURE_NONE SIZE_MAX

const struct measure *measure_of(const struct result *result, size_t m);

/* Fills `shown` with the measures in the order in which they are shown, each followed by those that
 * predict it. Returns how many. */
size_t measures_shown(const struct result *result, size_t shown[MEASURES_MOST + 1]);

/* The measure that the m-th predicts, or MEASURE_NONE. */
size_t measure_predicted(const struct result *result, size_t m);

double measured_in(const struct result_row *row, size_t m); /* NAN: none */
struct summary summary_at(const struct point *point, size_t m);

/* What is drawn for a point: the median over runs, or p50 of all values. */
static inline double measured_middle(const struct summary *measured, const struct measure *class)
{
    return class->many ? measured->p50 : measured->median;
}

/* A measure of every round at one point, for pairing; NAN where a round has no counted run of it.
 * From malloc; NULL when out of memory. */
double *measured_by_round(const struct result *result, size_t queue, size_t value, size_t m);

/* ---- workers killed on purpose (killed.c) ---- */

/* Before which line of the source a worker was killed in the counted runs of the point, such as
 * "mutex.c:78"; NULL if in none. */
const char *killed_before(const struct result *result, const struct point *point);

/* ---- in words (measured_sentence.c) ---- */

/* Writes which queue had most and which had least of the first measure, or that paired rounds do
 * not tell them apart; "" if there are fewer than two queues or ten pairs. The brief one leaves out
 * by how much. Returns `text`. */
char *measured_sentence(char *text, size_t size, const struct result *result,
                        const struct point *points, bool brief);

#endif
