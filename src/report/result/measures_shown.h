/* Which measures are shown and in what order, the judge's rate among them. */
#ifndef QLAB_REPORT_RESULT_MEASURES_SHOWN_H
#define QLAB_REPORT_RESULT_MEASURES_SHOWN_H

#include <stddef.h>
#include <stdint.h>

#include "report/result/point.h"

/* Beside the workload's measures, by index, stands the judge's rate if one of them predicts it. */
#define MEASURE_RATE MEASURES_MOST
#define MEASURE_NONE SIZE_MAX

const struct measure *measure_of(const struct result *result, size_t m);

/* Fills `shown` with the measures in the order in which they are shown, each followed by those that
 * predict it. Returns how many. */
size_t measures_shown(const struct result *result, size_t shown[MEASURES_MOST + 1]);

/* The measure that the m-th predicts, or MEASURE_NONE. */
size_t measure_predicted(const struct result *result, size_t m);

/* The measure of a run, or of a point. NAN: none. */
double measure_in(const struct result_row *row, size_t m);
struct summary measure_at(const struct point *point, size_t m);

#endif
