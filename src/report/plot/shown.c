/* The rates that plots show. */
#include "report/plot/shown.h"

#include <math.h>

double least_shown(const struct point *points, size_t count, bool intervals)
{
    double least = NAN; /* fmin ignores it */
    for (size_t i = 0; i < count; i++) {
        double rate = rate_shown(&points[i]);
        if (rate > 0)
            least = fmin(least, intervals && points[i].rate.low > 0 ? fmin(points[i].rate.low, rate)
                                                                    : rate);
    }
    return least;
}

int decades_shown(double least)
{
    return least > 0 ? (int)fmax(1, -floor(log10(least))) : 1;
}

bool plot_untried(const struct result *result)
{
    if (!workload_has(result->lab->scenario.workload, TRAIT_ASIDE))
        return false;
    for (size_t i = 0; i < result->row_count; i++)
        if (row_counts(&result->rows[i]) && result->rows[i].tally.attempts > 0)
            return false;
    return true;
}
