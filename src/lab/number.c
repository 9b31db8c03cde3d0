/* Numbers as people type them: 4, 100k, 1M, 50us, 1.5ms, 2s. Whole-number arithmetic throughout, so
 * that what is read is exactly what was typed or is refused. */
#include "lab/number.h"

#include <stdbool.h>
#include <string.h>

struct suffix {
    const char *text;
    uint64_t scale;
};

static const struct suffix count_suffixes[] = {{"", 1},        {"k", 1000},       {"K", 1000},
                                               {"M", 1000000}, {"G", 1000000000}, {NULL, 0}};
static const struct suffix time_suffixes[] = {{"ns", 1},       {"us", 1000},      {"µs", 1000},
                                              {"ms", 1000000}, {"s", 1000000000}, {NULL, 0}};

static const char *const expected[] = {
    [UNIT_COUNT] = "a whole number such as 4, 100k or 1M",
    [UNIT_TIME] = "a time such as 50us, 1.5ms or 2s",
};

const char *number_read(const char *text, enum knob_unit unit, uint64_t *value)
{
    uint64_t digits = 0, divisor = 1;
    const char *at = text;
    bool any = false, point = false;
    for (; (*at >= '0' && *at <= '9') || (*at == '.' && any && !point); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        if (__builtin_mul_overflow(digits, 10, &digits) ||
            __builtin_add_overflow(digits, (uint64_t)(*at - '0'), &digits))
            return "a smaller number";
        if (point)
            divisor *= 10; /* cannot overflow before `digits` does, but for leading zeros */
        if (divisor > 1000000000)
            return "at most nine decimals";
        any = true;
    }
    if (!any || at[-1] == '.')
        return expected[unit];
    if (unit == UNIT_TIME && digits == 0 && *at == '\0') {
        *value = 0;
        return NULL;
    }
    const struct suffix *suffix = unit == UNIT_TIME ? time_suffixes : count_suffixes;
    while (suffix->text && strcmp(suffix->text, at) != 0)
        suffix++;
    if (!suffix->text)
        return expected[unit];
    if (__builtin_mul_overflow(digits, suffix->scale, &digits))
        return "a smaller number";
    if (digits % divisor != 0)
        return unit == UNIT_TIME ? "whole nanoseconds" : "a whole number";
    *value = digits / divisor;
    return NULL;
}
