/* Axes of counts, times, shares and factors: linear from 0, or logarithmic with a shelf for zeros.
 */
#include "report/plot/scale.h"

#include <math.h>

/* The largest of 1, 2, 5 times a power of ten that is at most `value` > 0. */
static double round_down(double value)
{
    double decade = pow(10, floor(log10(value) + 1e-9));
    double ratio = value / decade * (1 + 1e-9);
    return decade * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
}

/* The next one. */
static double round_next(double value)
{
    return round_down(value) * (round(value / pow(10, floor(log10(value) + 1e-9))) == 2 ? 2.5 : 2);
}

static double round_up(double value)
{
    double down = round_down(value);
    return down >= value * (1 - 1e-9) ? down : round_next(down);
}

const struct range range_none = {INFINITY, -INFINITY, INFINITY};

void range_include(struct range *range, double value)
{
    range->least = fmin(range->least, value); /* fmin and fmax ignore a NAN */
    range->most = fmax(range->most, value);
    if (value > 0)
        range->above_zero = fmin(range->above_zero, value);
}

struct scale scale_of_ratios(const struct range *range)
{
    struct scale scale = {.log = true, .low = 1, .high = 10};
    if (!(range->most > 0))
        return scale;
    scale.low = round_down(range->above_zero);
    scale.high = round_up(range->most);
    if (scale.high <= scale.low)
        scale.high = round_next(scale.low);
    return scale;
}

struct scale scale_make(enum measure_unit unit, const struct range *range)
{
    struct scale scale = {.high = 1.06 * range->most};
    if (range->most > 100 * range->above_zero) {
        scale = scale_of_ratios(range);
        scale.shelf = !(range->least > 0);
    } else if (unit == MEASURE_SHARE || !(range->most > 0)) {
        scale.high = 1;
    }
    return scale;
}

double scale_value(enum measure_unit unit, double value)
{
    return unit == MEASURE_TIME ? value / 1e9 : value;
}

const char *scale_unit(enum measure_unit unit)
{
    static const char *const words[] = {[MEASURE_COUNT] = "count",
                                        [MEASURE_TIME] = "time",
                                        [MEASURE_SHARE] = "share",
                                        [MEASURE_FACTOR] = "factor",
                                        [MEASURE_SPEED] = "speed"};
    return words[unit];
}
