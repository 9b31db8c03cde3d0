/* How values of measures are written, by their unit. */
#ifndef QLAB_LAB_MEASURE_FIGURE_H
#define QLAB_LAB_MEASURE_FIGURE_H

#include "lab/figure.h"
#include "lab/workload.h"

/* "3", "2.5", "1.2 ms", "77 %", "3.2×"; "–" for NAN. */
struct figure figure_measure(enum measure_unit unit, double value);

/* "2…4", "1.2…3.4 ms"; one figure if both ends look the same. */
struct figure figure_between(enum measure_unit unit, double low, double high);

#endif
