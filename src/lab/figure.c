/* How figures are written. */
#include "lab/figure.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct figure figure_literal(const char *text)
{
    struct figure figure;
    snprintf(figure.text, sizeof figure.text, "%s", text);
    return figure;
}

struct figure figure_scientific(double number, int decimals)
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

/* "40 000": digits in groups of three. */
static struct figure grouped(uint64_t count)
{
    struct figure figure;
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, count);
    size_t out = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            figure.text[out++] = ' ';
        figure.text[out++] = digits[i];
    }
    figure.text[out] = '\0';
    return figure;
}

struct figure figure_count(uint64_t count)
{
    return count >= 1000000000 ? figure_scientific((double)count, 2) : grouped(count);
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
        return figure_literal("–");
    if (rate <= 0)
        return figure_literal("0");
    if (rate < 0.000995)
        return figure_scientific(rate, 1);
    if (rate >= 1)
        return figure_literal("100 %");
    if (rate >= 0.995)
        return figure_literal(">99 %");
    snprintf(figure.text, sizeof figure.text, "%.*f %%",
             rate < 0.00995  ? 2
             : rate < 0.0995 ? 1
                             : 0,
             100 * rate);
    return figure;
}

/* Where the unit of a written figure begins; its end if it has none. */
static char *unit_of(char *text)
{
    char *unit =
        strpbrk(text, "%numskMG"); /* of "%", "ns", "us", "ms", "s", "k", "M", "G" the first */
    if (unit && unit > text && unit[-1] == ' ')
        return unit - 1;
    unit = strstr(text, "×");
    return unit ? unit : text + strlen(text);
}

struct figure figure_join(struct figure from, struct figure to)
{
    struct figure figure;
    if (strcmp(from.text, to.text) == 0)
        return from;
    if (strcmp(unit_of(from.text), unit_of(to.text)) == 0)
        *unit_of(from.text) = '\0';
    snprintf(figure.text, sizeof figure.text, "%.20s…%.20s", from.text, to.text);
    return figure;
}

struct figure figure_range(double low, double high)
{
    return figure_join(figure_rate(low), figure_rate(high));
}

struct figure figure_calls(double rate)
{
    struct figure figure;
    if (rate >= 1)
        return figure_literal("in every call");
    if (rate >= 0.995)
        return figure_literal("in more than 99 of 100 calls");
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
        return figure_literal("–");
    if (ns > 0 && ns < 0.05)
        return figure_literal("<0.1 ns");
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
        return figure_literal("–");
    if (per_second < 0.95)
        return figure_plain(per_second);
    if (per_second < 999.5)
        return two_digits(per_second, "");
    if (per_second < 999.5e3)
        return two_digits(per_second / 1e3, " k");
    if (per_second < 999.5e6)
        return two_digits(per_second / 1e6, " M");
    return two_digits(per_second / 1e9, " G");
}

struct figure figure_plain(double number)
{
    struct figure figure;
    snprintf(figure.text, sizeof figure.text, number >= 9.95 ? "%.0f" : "%.2g", number);
    return figure;
}

/* Ends a number with a point in it where its last digit that is not 0 ends. */
static void strip_zeros(char *number)
{
    size_t length = strlen(number);
    while (number[length - 1] == '0')
        length--;
    if (number[length - 1] == '.')
        length--;
    number[length] = '\0';
}

static const char *const times[] = {"ns", "us", "ms", "s", "ks"};

struct figure figure_exact(enum knob_unit unit, uint64_t value)
{
    struct figure figure;
    char number[32];
    uint64_t scale = 1;
    size_t u = 0;
    if (unit == UNIT_COUNT)
        return grouped(value);
    if (unit == UNIT_WORD)
        return figure_literal("");
    if (value == 0)
        return figure_literal("0 s");
    for (; u < 3 && value >= scale * 1000; u++)
        scale *= 1000;
    snprintf(number, sizeof number, "%.3f", (double)value / (double)scale);
    strip_zeros(number);
    snprintf(figure.text, sizeof figure.text, "%s %s", number, times[u]);
    return figure;
}

struct figure figure_short(enum knob_unit unit, uint64_t value)
{
    static const char *const counts[] = {"", "k", "M", "G", "T"};
    struct figure figure;
    double number = (double)value;
    size_t k = 0;
    if (value == 0)
        return figure_literal("0");
    for (; number >= 1000 && k < 4; k++)
        number /= 1000;
    snprintf(figure.text, sizeof figure.text, "%.4g%s", number,
             unit == UNIT_TIME ? times[k] : counts[k]);
    return figure;
}

struct figure figure_guess(double rate)
{
    struct figure figure;
    snprintf(figure.text, sizeof figure.text, "%.3g %%", 100 * rate);
    return figure;
}

struct figure figure_percent(double rate)
{
    struct figure figure;
    char number[400];
    double percent = 100 * rate;
    int digits = 0;
    if (percent > 0 && percent < 10)
        digits = 1 - (int)floor(log10(percent) + 1e-9);
    else if (percent > 99 && percent < 100)
        digits = 2; /* nearly always is not always */
    snprintf(number, sizeof number, "%.*f", digits, percent);
    if (digits > 0)
        strip_zeros(number);
    snprintf(figure.text, sizeof figure.text, "%.40s %%", number);
    return figure;
}

struct figure figure_odds(double odds, int digits)
{
    struct figure figure = {"0"};
    const char *format = odds < 1e-5 ? "%.*e %%" : "%.*g %%";
    if (odds > 0)
        snprintf(figure.text, sizeof figure.text, format, digits - (odds < 1e-5), 100 * odds);
    return figure;
}
