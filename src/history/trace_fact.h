/* The lines of a trace file that begin with '#' and say something of all its calls. */
#ifndef QLAB_HISTORY_TRACE_FACT_H
#define QLAB_HISTORY_TRACE_FACT_H

#include "history/gather.h"
#include "history/text.h"

/* Takes a '#' line: a fact, or a comment. Returns 0, EINVAL with the error told, or ENOMEM. */
int trace_fact_read(const struct text *lines, struct gather *gather);

#endif
