/* Swept values in few letters. */
#include "report/plot/brief.h"

#include <stdio.h>

#include "lab/figure.h"

char *short_value(char *text, size_t size, const struct lab *lab, size_t i)
{
    enum knob_unit unit = knob_table[lab->sweep].unit;
    if (unit == UNIT_WORD)
        return knob_write(text, size, lab->sweep, lab->values[i]);
    snprintf(text, size, "%s", figure_short(unit, lab->values[i]).text);
    return text;
}
