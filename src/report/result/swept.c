/* Swept values in words. */
#include "report/result/swept.h"

#include <stdio.h>

#include "lab/figure.h"

struct swept swept_value(const struct result *result, size_t i)
{
    struct swept swept;
    knob_write(swept.text, sizeof swept.text, knob_find(result_knob_name(result)),
               result_knob_value(result, i));
    return swept;
}

struct swept swept_words(const struct result *result, size_t i)
{
    struct swept swept;
    knob_words(swept.text, sizeof swept.text, knob_find(result_knob_name(result)),
               result_knob_value(result, i));
    return swept;
}

struct swept swept_short(const struct lab *lab, size_t i)
{
    struct swept swept;
    enum knob_unit unit = knob_table[lab->sweep].unit;
    if (unit == UNIT_WORD)
        knob_write(swept.text, sizeof swept.text, lab->sweep, lab->values[i]);
    else
        snprintf(swept.text, sizeof swept.text, "%s", figure_short(unit, lab->values[i]).text);
    return swept;
}

struct swept swept_equals(const char *before, const struct lab *lab, size_t i)
{
    struct swept swept;
    snprintf(swept.text, sizeof swept.text, "%s%s = %.40s", before, knob_table[lab->sweep].name,
             swept_short(lab, i).text);
    return swept;
}
