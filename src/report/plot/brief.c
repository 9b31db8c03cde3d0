/* Figures in few letters. */
#include "report/plot/brief.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

char *percent_write(char *text, size_t size, double rate)
{
    double percent = 100 * rate;
    int digits = 0;
    if (percent > 0 && percent < 10)
        digits = 1 - (int)floor(log10(percent) + 1e-9);
    else if (percent > 99 && percent < 100)
        digits = 2; /* nearly always is not always */
    char number[400];
    snprintf(number, sizeof number, "%.*f", digits, percent);
    size_t length = strlen(number);
    if (digits > 0) {
        while (number[length - 1] == '0')
            length--;
        if (number[length - 1] == '.')
            length--;
    }
    number[length] = '\0';
    snprintf(text, size, "%s %%", number);
    return text;
}

char *short_value(char *text, size_t size, const struct lab *lab, size_t i)
{
    static const char *const counts[] = {"", "k", "M", "G", "T"};
    static const char *const times[] = {"ns", "us", "ms", "s", "ks"};
    enum knob_unit unit = knob_table[lab->sweep].unit;
    if (unit == UNIT_WORD)
        return knob_write(text, size, lab->sweep, lab->values[i]);
    double value = (double)lab->values[i];
    size_t k = 0;
    for (; value >= 1000 && k < 4; k++)
        value /= 1000;
    if (lab->values[i] == 0)
        snprintf(text, size, "0");
    else
        snprintf(text, size, "%.4g%s", value, unit == UNIT_TIME ? times[k] : counts[k]);
    return text;
}
