/* Reading a trace for a verb. */
#ifndef QLAB_COMMAND_TRACE_TRACE_OPEN_H
#define QLAB_COMMAND_TRACE_TRACE_OPEN_H

#include "history/trace.h"

/* Reads the file of that name, "-" for stdin, in that format (NULL: which is looked for). Returns
 * 0, and the trace is to be freed, or complains and returns an exit status. */
int trace_open(const char *path, const struct trace_format *format, struct trace *trace);

#endif
