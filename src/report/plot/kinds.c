/* The table of all kinds of plots, made of plots.list. */
#include "report/plot/kinds.h"

#include <string.h>

#define PLOT_KIND(name) &plot_##name,
const struct plot_kind *const plot_kinds[PLOT_KINDS + 1] = {
#include "lab/plots.list"
};
#undef PLOT_KIND

const struct plot_kind *plot_kind_named(const char *name)
{
    for (size_t i = 0; i < PLOT_KINDS; i++)
        if (strcmp(plot_kinds[i]->name, name) == 0)
            return plot_kinds[i];
    return NULL;
}

const struct plot_kind *plot_kind_usual(const struct result *result)
{
    return result->lab->value_count > 1 ? &plot_sweep : &plot_rate;
}
