/* How values of measures are written. */
#include "lab/measure_figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Medians of counts may be halves, means anything. */
static struct figure measured_count(double count)
{
    struct figure figure;
    double tenth = round(10 * count) / 10;
    if (count < 0.00995)
        return figure_scientific(count, 1);
    if (count < 0.95) {
        snprintf(figure.text, sizeof figure.text, "%.2g", count);
        return figure;
    }
    if (tenth == floor(tenth) || tenth >= 100)
        return figure_count((uint64_t)round(count));
    snprintf(figure.text, sizeof figure.text, "%.1f", tenth);
    return figure;
}

static struct figure factor(double times)
{
    struct figure figure;
    if (times < 0.00995)
        figure = figure_scientific(times, 1);
    else if (times < 9.95)
        snprintf(figure.text, sizeof figure.text, "%.*f", times < 0.995 ? 2 : 1, times);
    else
        figure = figure_count((uint64_t)round(times));
    strcat(figure.text, "×");
    return figure;
}

struct figure figure_measure(enum measure_unit unit, double value)
{
    if (isnan(value))
        return figure_literal("–");
    if (value == 0)
        return figure_literal("0");
    switch (unit) {
    case MEASURE_COUNT:
        return measured_count(value);
    case MEASURE_TIME:
        return figure_time(value);
    case MEASURE_SHARE:
        return figure_rate(value);
    case MEASURE_FACTOR:
        return factor(value);
    case MEASURE_SPEED:
        return figure_speed(value);
    }
    return figure_literal("–");
}

struct figure figure_between(enum measure_unit unit, double low, double high)
{
    return figure_join(figure_measure(unit, low), figure_measure(unit, high));
}
