/* An axis of values of a measure, for the plots that show them. */
#ifndef QLAB_REPORT_PLOT_SCALE_H
#define QLAB_REPORT_PLOT_SCALE_H

#include <stdbool.h>

#include "lab/workload.h"

struct scale {
    bool log;
    double low, high; /* the values at its ends */
    bool shelf;       /* there is a place for 0 below, which a logarithm has none for */
};

/* The values that a scale must show. */
struct range {
    double least, most;
    double above_zero; /* the least of those above 0 */
};

extern const struct range range_none;
void range_include(struct range *range, double value); /* NAN: nothing */

/* A scale for a range with a value: logarithmic, with a shelf for 0 if need be, if what is above 0
 * spans more than two decades; else linear from 0, for shares to 100 %. */
struct scale scale_make(enum measure_unit unit, const struct range *range);

/* A logarithmic one at any span, without a shelf: what is less than above_zero lies at its end. */
struct scale scale_of_ratios(const struct range *range);

/* A value as it is drawn: times in seconds. */
double scale_value(enum measure_unit unit, double value);

/* "time", "share", "count", "factor", "speed" */
const char *scale_unit(enum measure_unit unit);

#endif
