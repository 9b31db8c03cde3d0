/* Where swept values stand. */
#include "report/plot/axis.h"

#include <stdbool.h>

#include "report/result/swept.h"

static bool doubling(const struct lab *lab)
{
    bool doubles =
        lab->value_count > 1 && lab->values[0] > 0 && knob_table[lab->sweep].unit != UNIT_WORD;
    for (size_t i = 1; i < lab->value_count; i++)
        doubles &= lab->values[i] == 2 * lab->values[i - 1];
    return doubles;
}

/* Numbers of one size, ascending: then a linear axis tells their distances. */
static bool even(const struct lab *lab)
{
    size_t n = lab->value_count;
    if (n < 2 || knob_table[lab->sweep].unit == UNIT_WORD)
        return false;
    for (size_t i = 1; i < n; i++)
        if (lab->values[i] <= lab->values[i - 1])
            return false;
    return lab->values[n - 1] <= 20 * (lab->values[0] ? lab->values[0] : lab->values[1]);
}

double axis_place(const struct lab *lab, size_t i)
{
    return doubling(lab) || even(lab) ? (double)lab->values[i] : (double)i;
}

void axis_write(struct plot_data *data, FILE *words, const struct lab *lab)
{
    bool swept = lab->sweep != KNOB_COUNT;
    FILE *values = data_file(data, "values", "value text");
    for (size_t i = 0; i < lab->value_count; i++)
        fprintf(values, "%g\t%s\n", axis_place(lab, i), swept ? swept_short(lab, i).text : "-");
    data_word(words, "knob", swept ? knob_table[lab->sweep].name : "");
    data_number(words, "doubling", doubling(lab));
    data_number(words, "in_words", swept && knob_table[lab->sweep].unit == UNIT_WORD);
}
