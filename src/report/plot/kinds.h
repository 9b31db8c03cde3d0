/* The table of all kinds of plots, in the order of lab/plots.list and so of plot_names. */
#ifndef QLAB_REPORT_PLOT_KINDS_H
#define QLAB_REPORT_PLOT_KINDS_H

#include "report/plot/kind.h"

#define PLOT_KIND(name) +1
enum {
    PLOT_KINDS = 0
#include "lab/plots.list"
};
#undef PLOT_KIND

#define PLOT_KIND(name) extern const struct plot_kind plot_##name;
#include "lab/plots.list"
#undef PLOT_KIND

extern const struct plot_kind *const plot_kinds[PLOT_KINDS + 1]; /* NULL at the end */

/* The kind of that name, or NULL. */
const struct plot_kind *plot_kind_named(const char *name);

/* What is drawn first where a lab says nothing: a sweep if there is one, else the rates. */
const struct plot_kind *plot_kind_usual(const struct result *result);

#endif
