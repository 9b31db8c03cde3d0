/* The queues in a panel of the measures plot. */
#ifndef QLAB_REPORT_PLOT_CURVES_H
#define QLAB_REPORT_PLOT_CURVES_H

#include "report/plot/kind.h"
#include "report/plot/panel.h"

/* What gnuplot draws. */
struct curve_files {
    FILE *heads, *helps, *tics, *rules, *values, *names;
    FILE *dots, *lines, *models, *marks, *labels, *shelves;
};

static inline bool swept(const struct lab *lab)
{
    return lab->value_count > 1;
}

/* How wide the labels right of the panels are. */
double curve_label_width(const struct sheet *sheet, const struct plot_source *source,
                         const struct panel *panels, size_t count);

/* Every counted run of a point as a dot. */
void curve_dots(const struct plot_source *source, const struct panel *panel,
                const struct point *point, FILE *dots);

/* A line through a queue's medians of the m-th measure; without a sweep a dash at its place.
 * With marks unless that is NULL. */
void curve_line(const struct plot_source *source, const struct panel *panel, size_t queue, size_t m,
                FILE *lines, FILE *marks);

/* Names and last values at the line ends, pushed apart, each with a thin line to where it belongs.
 * `ends` has room for one number per queue. */
void curve_labels(const struct sheet *sheet, const struct plot_source *source,
                  const struct panel *panel, double *ends, FILE *labels);

/* Under the panel: the swept values, in two rows if words have no room in one, and `axis` left of
 * it the knob's name; or the queues' names. */
void curve_places(struct sheet *sheet, const struct plot_source *source, const struct panel *panel,
                  double axis, const struct curve_files *files);

#endif
