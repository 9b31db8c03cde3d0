/* A kind of plot: one `const struct plot_kind` in one file, listed in lab/plots.list, drawn by a
 * script of its name in scripts/plot. */
#ifndef QLAB_REPORT_PLOT_KIND_H
#define QLAB_REPORT_PLOT_KIND_H

#include <stdbool.h>

#include "report/plot/data.h"
#include "report/result/view.h"
#include "lab/lab_error.h"

/* What a plot is made of. */
struct plot_source {
    const struct result *result;
    const struct point *points;
    size_t count;
    const struct line *lines; /* the queues, in the lab's order */
    const size_t *order;      /* of them: the highest rate first */
};

static inline const struct point *plot_point(const struct plot_source *source, size_t queue,
                                             size_t value)
{
    return point_at(source->result, source->points, queue, value);
}

struct plot_kind {
    const char *name;    /* in lab.ini and on the command line; of the picture and of the script */
    const char *caption; /* a sentence under the picture */
    bool measures;       /* it shows measures of the workload, not lies: it needs no attempt */
    bool one_lie;        /* it tells of one lie, whatever else was wrong in the run */
    bool fits_terminal;  /* letters are enough to draw it */
    /* Why a result has no such plot ("no timeline: no queue lied in this run"), or NULL. */
    const char *(*left_out)(const struct result *result);
    /* Writes what it is drawn from, and its own words. 0, or an exit status with one line in
     * *error. */
    int (*write)(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error);
};

#endif
