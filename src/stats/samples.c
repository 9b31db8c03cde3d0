/* A reservoir of samples, and quantiles. */
#include "stats/samples.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

int samples_add(struct samples *samples, double value, struct random *random)
{
    if (!samples->value) {
        samples->value = malloc(SAMPLES_MOST * sizeof *samples->value);
        if (!samples->value)
            return ENOMEM;
    }
    samples->seen++;
    if (samples->count < SAMPLES_MOST) {
        samples->value[samples->count++] = value;
        return 0;
    }
    uint64_t place = random_below(random, samples->seen);
    if (place < SAMPLES_MOST)
        samples->value[place] = value;
    return 0;
}

void samples_free(struct samples *samples)
{
    free(samples->value);
    *samples = (struct samples){0};
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double samples_quantile(double *values, size_t n, double q)
{
    if (n == 0)
        return NAN;
    qsort(values, n, sizeof *values, by_value);
    size_t rank = (size_t)ceil(q * (double)n);
    return values[rank > 0 ? rank - 1 : 0];
}
