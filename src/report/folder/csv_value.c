/* Values in CSV. */
#include "report/folder/csv_value.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

void csv_number(FILE *out, double value)
{
    if (isnan(value))
        fputs(",nan", out); /* printf may write -nan */
    else
        fprintf(out, ",%.9g", value);
}

void csv_value(FILE *out, const struct result *result, size_t point)
{
    enum knob knob = knob_find(result_knob_name(result));
    uint64_t value = result_knob_value(result, point);
    if (knob_table[knob].unit == UNIT_WORD)
        fprintf(out, ",%s", knob_table[knob].words[value]);
    else
        fprintf(out, ",%" PRIu64, value);
}

void csv_exact(FILE *out, double value)
{
    char text[40] = ",nan";
    for (int digits = 9; digits <= 17 && !isnan(value); digits++) {
        snprintf(text, sizeof text, ",%.*g", digits, value);
        if (strtod(text + 1, NULL) == value)
            break;
    }
    fputs(text, out);
}
