/* Axes of counts, times, shares and factors: linear from 0, or logarithmic with tics at 1, 2, 5 and
 * a shelf for zeros.
 */
#include "report/plot/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/plot/brief.h"

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

struct scale scale_of_ratios(enum measure_unit unit, const struct range *range)
{
    struct scale scale = {.unit = unit, .log = true, .low = 1, .high = 10};
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
    struct scale scale = {.unit = unit, .high = 1.06 * range->most};
    if (range->most > 100 * range->above_zero) {
        scale = scale_of_ratios(unit, range);
        scale.shelf = range->least > 0 ? 0 : 18;
    } else if (unit == MEASURE_SHARE || !(range->most > 0)) {
        scale.high = 1;
    }
    return scale;
}

double scale_at(const struct scale *scale, double value)
{
    double part = value / scale->high;
    if (scale->log && value <= 0)
        return scale->from + scale->shelf / 3;
    if (scale->log)
        part = log(value / scale->low) / log(scale->high / scale->low);
    return scale->from + scale->shelf + (scale->length - scale->shelf) * fmin(fmax(part, 0), 1);
}

/* A time with the unit that suits `like`: "0.5 ms" beside "2 ms". */
static void write_time(char *text, size_t size, double ns, double like)
{
    static const char *const units[] = {"ns", "us", "ms", "s"};
    size_t unit = 0;
    for (; like >= 999.5 && unit < 3; unit++) {
        like /= 1000;
        ns /= 1000;
    }
    snprintf(text, size, "%.4g %s", ns, units[unit]);
}

static void write_tic(char *text, size_t size, const struct scale *scale, double value)
{
    static const char *const counts[] = {"", "k", "M", "G"};
    size_t k = 0;
    if (value == 0)
        snprintf(text, size, "%s", scale->unit == MEASURE_SHARE ? "0 %" : "0");
    else if (scale->unit == MEASURE_TIME)
        write_time(text, size, value, scale->log ? value : scale->high);
    else if (scale->unit == MEASURE_SHARE)
        percent_write(text, size, value);
    else {
        for (; value >= 10000 && k < 3; k++)
            value /= 1000;
        snprintf(text, size, "%.4g%s%s", value, counts[k],
                 scale->unit == MEASURE_FACTOR ? "×" : "");
    }
}

static void add_tic(const struct scale *scale, double value, struct tic *tics, size_t *count)
{
    if (*count == TICS_MOST)
        return;
    struct tic *tic = &tics[(*count)++];
    tic->at = scale_at(scale, value);
    write_tic(tic->text, sizeof tic->text, scale, value);
}

/* Tics at every power of ten, or every few; at 2 and 5 as well if there is room for them. */
static size_t log_tics(const struct scale *scale, double gap, struct tic *tics)
{
    size_t count = 0;
    double decade = (scale->length - scale->shelf) / log10(scale->high / scale->low);
    bool fine = decade * log10(2) >= gap;
    int step = (int)ceil(gap / decade);
    if (scale->shelf > 0)
        add_tic(scale, 0, tics, &count);
    for (double value = scale->low; value <= scale->high * (1 + 1e-9); value = round_next(value)) {
        int power = (int)floor(log10(value) + 1e-9);
        bool whole = round(value / pow(10, power)) == 1;
        if (fine || (whole && power % step == 0))
            add_tic(scale, value, tics, &count);
    }
    return count;
}

size_t scale_tics(const struct scale *scale, double gap, struct tic *tics)
{
    size_t count = 0;
    if (scale->log)
        return log_tics(scale, gap, tics);
    double range = scale->high - scale->low, step = round_up(range * gap / scale->length);
    if (scale->unit == MEASURE_SHARE)
        step = step <= 0.2 ? 0.2 : 0.5;
    if (scale->unit == MEASURE_COUNT && (range >= 2 || range == 1)) /* 1: all are 0 */
        step = fmax(step, 1);
    for (double i = 0; i * step <= scale->high * (1 + 1e-9); i++)
        add_tic(scale, i * step, tics, &count);
    return count;
}
