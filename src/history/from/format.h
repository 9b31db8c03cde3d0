/* A format that histories are written in: one file of this folder, one line in formats.list. */
#ifndef QLAB_HISTORY_FROM_FORMAT_H
#define QLAB_HISTORY_FROM_FORMAT_H

#include "history/gather.h"
#include "history/text.h"

struct trace_format {
    const char *name, *summary;
    const char *line; /* what a line looks like */

    /* Whether this line, near the beginning of a file, can be of no other format. NULL: no line
     * tells; the file is taken for one if it is of no other format. */
    bool (*looks_like)(struct field line);

    /* Reads all lines. Returns 0, or an errno value with the error told. */
    int (*read)(struct text *lines, struct gather *gather);
};

#endif
