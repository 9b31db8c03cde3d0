/* Trace files: histories as CSV that a stranger can write (format: src/history/TRACE.md), and those
 * of other people's formats (src/history/from/). */
#ifndef QLAB_HISTORY_TRACE_H
#define QLAB_HISTORY_TRACE_H

#include <stddef.h>
#include <stdio.h>

#include "history/history.h"

/* Why a trace could not be read: "FILE:LINE: what is wrong; what was expected". */
struct trace_error {
    char text[512];
};

/* A file's histories: one per queue, in order of their first calls. */
struct trace {
    struct history *queues;
    size_t count;
    struct dictionary
        *names; /* queue i is called dictionary_text(names, i + 1); NULL: there is but one */
};

/* What a queue is called; NULL if the file is about but one. */
const char *trace_queue_name(const struct trace *trace, size_t queue);

/* Frees the histories and zeroes *trace. */
void trace_free(struct trace *trace);

struct trace_format;

/* Reads a whole file of that format (NULL: the file's bytes tell which); workers keep their
 * numbers, and have a log only if they have a call. `name` is how messages call the file. Returns 0
 * and fills *trace, or EINVAL (bad data), ENOMEM, or the errno of the failed read; then *error says
 * what, where and what was expected, and *trace is zeroed. Memory is bounded by the number of
 * well-formed lines, never by the length of one line. */
int trace_read_all(FILE *file, const char *name, const struct trace_format *format,
                   struct trace *trace, struct trace_error *error);

/* The same of a file about one queue (EINVAL if there are more); free with history_free. */
int trace_read(FILE *file, const char *name, struct history *history, struct trace_error *error);

/* Writes a history, each worker's calls in order of invocation; `comment` (may be NULL) goes to the
 * top, one '#' line per line of it. Returns 0 or the errno of the failed write. */
int trace_write(FILE *file, const struct history *history, const char *comment);

#endif
