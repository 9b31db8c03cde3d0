/* The picture of a trace: the timeline of its first wrong answer. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_TRACE_PICTURE_H
#define QLAB_REPORT_PLOT_TIMELINE_TRACE_PICTURE_H

#include "history/trace.h"
#include "lab/lab_error.h"
#include "report/plot/output.h"
#include "report/plot/timeline/exhibit.h"

struct trace_picture {
    const struct history *history; /* of the queue; borrowed, as are the names */
    const char *file, *queue;      /* queue: NULL if the file is about but one */
    struct exhibit exhibit;        /* .call is NULL if nothing is wrong */
};

/* Judges all queues of a trace and finds the first wrong answer, by its invocation. Returns 0,
 * ENOMEM or EOVERFLOW. */
int trace_picture_find(struct trace_picture *picture, const struct trace *trace, const char *file);

/* Draws it. Returns 0, or an exit status with one line in *error: those of plot_draw. */
int trace_picture_draw(const struct trace_picture *picture, const struct plot_output *output,
                       struct lab_error *error);

#endif
