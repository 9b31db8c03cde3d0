/* How a queue is drawn: a hue and a shape per family, hollow if it claims to be inexact. */
#ifndef QLAB_REPORT_PLOT_LOOK_H
#define QLAB_REPORT_PLOT_LOOK_H

#include <stdbool.h>

#include "queue/queue.h"

struct look {
    unsigned rgb;
    int shape; /* gnuplot's point type, filled */
    bool hollow;
};

#define SHAPE_NEVER 11 /* an arrow down */

struct look queue_look(const struct queue_class *queue);
int look_shape(struct look look); /* point type as drawn */

#endif
