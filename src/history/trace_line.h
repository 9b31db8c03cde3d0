/* One line of a trace file, and where it stands: shared by the readers of lines and of traces. */
#ifndef QLAB_HISTORY_TRACE_LINE_H
#define QLAB_HISTORY_TRACE_LINE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "history/history.h"
#include "history/trace.h"

/* The longest line taken, without its end. Longer ones are refused, and never held in memory. */
enum { TRACE_LINE_MOST = 4096 };

/* The line being read. */
struct trace_line {
    FILE *file;
    const char *name;          /* how messages call the file */
    struct trace_error *error; /* filled when something fails */
    uint64_t number;           /* counted from 1 */
    char text[TRACE_LINE_MOST + 2];
};

/* Reads the next line into .text, without its end (LF or CRLF). Returns 0, EOF at the end of the
 * file, or a positive errno value with the error told. */
int trace_line_next(struct trace_line *line);

/* Takes the line's text apart as a record. Returns 0 or EINVAL with the error told. */
int trace_line_parse(struct trace_line *line, uint64_t *worker, struct operation *operation);

/* A whole number without sign from `text`, at most `most`; false if it is none. `most` >= 9. */
bool trace_number(const char *text, uint64_t most, uint64_t *number);

/* Tells what is wrong at line `number`: "NAME:NUMBER: " and the printf-like text. Returns EINVAL.
 */
int trace_refuse(const struct trace_line *line, uint64_t number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
