/* Plotting a trace: the timeline of its first wrong answer. */
#ifndef QLAB_COMMAND_TRACE_PLOT_TRACE_H
#define QLAB_COMMAND_TRACE_PLOT_TRACE_H

#include <stdbool.h>

#include "report/plot/output.h"

/* True if the word is a file that may be a trace. */
bool is_trace_file(const char *word);

/* Draws it to the terminal; or, if `terminal` is NULL, a picture in each of these formats (NULL at
 * the end), NAME-timeline.FORMAT in the folder (NULL: the trace's own), and prints their paths.
 * Returns the exit status; what went wrong was told. */
int plot_trace(const char *file, const struct plot_output *terminal, const char *const *formats,
               const char *folder);

#endif
