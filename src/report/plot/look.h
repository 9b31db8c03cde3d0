/* How a queue is drawn: a hue and a shape per family, hollow if it claims to be inexact;
 * and what it is called. */
#ifndef QLAB_REPORT_PLOT_LOOK_H
#define QLAB_REPORT_PLOT_LOOK_H

#include <stdbool.h>

#include "report/plot/kind.h"

struct look {
    unsigned rgb;
    int shape; /* gnuplot's point type, filled */
    bool hollow;
};

#define SHAPE_NEVER 11 /* an arrow down */

struct look queue_look(const struct plot_source *source, size_t queue);
int look_shape(struct look look); /* point type as drawn */

/* As a value, so that plot_name(source, queue).text can stand in a call. */
struct plot_name {
    char text[96];
};

/* "mutex"; of a queue that was wrong in something that the plot does not show, with that: a queue
 * that hangs has no lies, and is no zero: "mine (hangs)". */
struct plot_name plot_name(const struct plot_source *source, size_t queue);

#endif
