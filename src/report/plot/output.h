/* Where a picture goes. */
#ifndef QLAB_REPORT_PLOT_OUTPUT_H
#define QLAB_REPORT_PLOT_OUTPUT_H

#include <stdbool.h>

struct plot_output {
    const char *format; /* "svg", "png" or, for the terminal, "dumb" */
    const char *path;   /* replaced only by a whole picture; NULL with "dumb": standard output */
    int columns;        /* "dumb" only */
    bool colour;        /* "dumb" only */
};

#endif
