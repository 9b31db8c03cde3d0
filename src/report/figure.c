/* How figures are written. */
#include "report/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/lab.h"

static struct figure literal(const char *text)
{
    struct figure figure;
    snprintf(figure.text, sizeof figure.text, "%s", text);
    return figure;
}

/* "1.2e-5", "4.19e9": number > 0, with `decimals` digits after the point. */
static struct figure scientific(double number, int decimals)
{
    struct figure figure;
    int exponent = (int)floor(log10(number));
    double mantissa = number / pow(10, exponent);

    if (mantissa >= 10 - 0.5 * pow(10, -decimals)) { /* would be rounded to 10.0 */
        mantissa /= 10;
        exponent++;
    }
    snprintf(figure.text, sizeof figure.text, "%.*fe%d", decimals, mantissa, exponent);
    return figure;
}

/* Two digits at least, none after the point from 10 on: "1.2 ms", "16 ms", "850 ms". */
static struct figure two_digits(double number, const char *unit)
{
    struct figure figure;
    snprintf(figure.text, sizeof figure.text, "%.*f%s", number < 9.95 ? 1 : 0, number, unit);
    return figure;
}

struct figure figure_count(uint64_t count)
{
    struct figure figure;
    if (count >= 1000000000)
        return scientific((double)count, 2);
    number_write(figure.text, sizeof figure.text, UNIT_COUNT, count);
    return figure;
}

struct figure figure_of(uint64_t part, uint64_t whole)
{
    struct figure figure;
    snprintf(figure.text, sizeof figure.text, "%.20s of %.20s", figure_count(part).text,
             figure_count(whole).text);
    return figure;
}

struct figure figure_rate(double rate)
{
    struct figure figure;

    if (isnan(rate))
        return literal("–");
    if (rate <= 0)
        return literal("0");
    if (rate < 0.000995)
        return scientific(rate, 1);
    if (rate >= 1)
        return literal("100 %");
    if (rate >= 0.995)
        return literal(">99 %");
    snprintf(figure.text, sizeof figure.text, "%.*f %%",
             rate < 0.00995  ? 2
             : rate < 0.0995 ? 1
                             : 0,
             100 * rate);
    return figure;
}

struct figure figure_range(double low, double high)
{
    struct figure from = figure_rate(low), to = figure_rate(high), figure;
    char *percent = strstr(from.text, " %");

    if (strcmp(from.text, to.text) == 0)
        return from;
    if (percent && strstr(to.text, " %"))
        *percent = '\0'; /* one sign is enough for both */
    snprintf(figure.text, sizeof figure.text, "%.20s…%.20s", from.text, to.text);
    return figure;
}

struct figure figure_calls(double rate)
{
    struct figure figure;

    if (rate >= 1)
        return literal("in every call");
    if (rate >= 0.995)
        return literal("in more than 99 of 100 calls");
    if (rate >= 0.00995) {
        snprintf(figure.text, sizeof figure.text, "in %.0f of 100 calls", 100 * rate);
        return figure;
    }
    double scale = pow(10, floor(log10(1 / rate)) - 1);
    double calls = round(1 / rate / scale) * scale;
    snprintf(figure.text, sizeof figure.text, "in 1 of %.24s calls",
             figure_count((uint64_t)calls).text);
    return figure;
}

struct figure figure_time(double ns)
{
    if (isnan(ns))
        return literal("–");
    if (ns < 1000)
        return two_digits(ns, " ns");
    if (ns < 999.5e3)
        return two_digits(ns / 1e3, " us");
    if (ns < 999.5e6)
        return two_digits(ns / 1e6, " ms");
    return two_digits(ns / 1e9, " s");
}

struct figure figure_speed(double per_second)
{
    if (isnan(per_second))
        return literal("–");
    if (per_second < 999.5)
        return two_digits(per_second, "");
    if (per_second < 999.5e3)
        return two_digits(per_second / 1e3, " k");
    if (per_second < 999.5e6)
        return two_digits(per_second / 1e6, " M");
    return two_digits(per_second / 1e9, " G");
}
