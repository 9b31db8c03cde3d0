/* Finds every measure's place by the measure itself. */
#include "measure/readings.h"

#include <assert.h>
#include <math.h>

/* The place of the measure, which the workload must have listed. */
static size_t place_of(const struct readings *readings, const struct measure *measure)
{
    const struct measure *const *listed = readings->workload->measures;
    size_t place = 0;
    while (listed[place] && listed[place] != measure)
        place++;
    assert(listed[place] == measure);
    return place;
}

void readings_begin(struct readings *readings, const struct workload_class *workload)
{
    *readings = (struct readings){.workload = workload};
    for (size_t i = 0; i < MEASURES_MOST; i++)
        readings->value[i] = NAN;
}

void readings_end(struct readings *readings)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        if (readings->samples[i].count > 0)
            readings->value[i] =
                stats_median(readings->samples[i].value, readings->samples[i].count);
}

void readings_set(struct readings *readings, const struct measure *measure, double value)
{
    assert(!measure->many);
    readings->value[place_of(readings, measure)] = value;
}

double readings_get(const struct readings *readings, const struct measure *measure)
{
    return readings->value[place_of(readings, measure)];
}

int readings_add(struct readings *readings, const struct measure *measure, double value,
                 struct random *random)
{
    assert(measure->many);
    return samples_add(&readings->samples[place_of(readings, measure)], value, random);
}

uint64_t readings_count(const struct readings *readings, const struct measure *measure)
{
    return readings->samples[place_of(readings, measure)].seen;
}

void readings_free(struct readings *readings)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        samples_free(&readings->samples[i]);
}
