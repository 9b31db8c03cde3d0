/* The median of runs, and the bound that zero lies allow. */
#include "stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/sorted.h"

static int compare_values(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double *sorted_copy(const double *values, size_t n)
{
    if (n == 0)
        return NULL;
    double *sorted = malloc(n * sizeof *sorted);
    if (!sorted)
        return NULL;
    memcpy(sorted, values, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_values);
    return sorted;
}

double stats_median(const double *values, size_t n)
{
    double *sorted = sorted_copy(values, n);
    if (!sorted)
        return NAN;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    free(sorted);
    return median;
}

double stats_rule_of_three(uint64_t n)
{
    return n < 3 ? 1 : 3 / (double)n;
}
