/* Readings: what a workload's measures came to in one run. */
#ifndef QLAB_MEASURE_READINGS_H
#define QLAB_MEASURE_READINGS_H

#include <stdint.h>

#include "lab/workload.h"
#include "stats/samples.h"

/* A measure's place in the arrays is its place in the workload's list. */
struct readings {
    const struct workload_class *workload;
    double value[MEASURES_MOST];           /* NAN: none. Of those with many values: their median */
    struct samples samples[MEASURES_MOST]; /* of those with many values */
    uint64_t place; /* where in the program a worker was killed on purpose; 0: nowhere */
};

/* Around a run: no value yet, and the median of those that have many. */
void readings_begin(struct readings *readings, const struct workload_class *workload);
void readings_end(struct readings *readings);

/* Sets the value of a measure of the workload, and tells it (NAN: none yet). */
void readings_set(struct readings *readings, const struct measure *measure, double value);
double readings_get(const struct readings *readings, const struct measure *measure);

/* Adds one value of a measure that has many. 0 or ENOMEM. */
int readings_add(struct readings *readings, const struct measure *measure, double value,
                 struct random *random);

/* How many values were added. */
uint64_t readings_count(const struct readings *readings, const struct measure *measure);

/* Frees what they hold, not *readings itself. */
void readings_free(struct readings *readings);

#endif
