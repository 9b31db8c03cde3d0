/* An axis of values of a measure, for the plots that show them. */
#ifndef QLAB_REPORT_PLOT_SCALE_H
#define QLAB_REPORT_PLOT_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/workload.h"

struct scale {
    enum measure_unit unit;
    bool log;
    double low, high;    /* the values at its ends; if it is logarithmic, 0 lies below */
    double from, length; /* where it begins and how long it is, in units */
    double shelf;        /* of that so much for 0, which a logarithm has no place for */
};

/* The values that a scale must show. */
struct range {
    double least, most;
    double above_zero; /* the least of those above 0 */
};

extern const struct range range_none;
void range_include(struct range *range, double value); /* NAN: nothing */

/* A scale for a range with a value: logarithmic, with a shelf for 0 if need be, if what is above 0
 * spans more than two decades; else linear from 0, for shares to 100 %. It has no place and no
 * length yet. */
struct scale scale_make(enum measure_unit unit, const struct range *range);

/* A logarithmic one at any span, without a shelf: what is less than above_zero lies at its end. */
struct scale scale_of_ratios(enum measure_unit unit, const struct range *range);

double scale_at(const struct scale *scale, double value);

#define TICS_MOST 40

struct tic {
    double at;
    char text[32];
};

/* Fills in the tics, at least `gap` apart. Returns how many. */
size_t scale_tics(const struct scale *scale, double gap, struct tic *tics);

#endif
