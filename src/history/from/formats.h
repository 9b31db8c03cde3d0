/* All formats of histories, and which one a file is of. */
#ifndef QLAB_HISTORY_FROM_FORMATS_H
#define QLAB_HISTORY_FROM_FORMATS_H

#include "history/from/format.h"

/* In the order of formats.list; both end with NULL. */
extern const struct trace_format *const trace_formats[];
extern const char *const trace_format_words[];

/* The format of a file, by its first bytes. */
const struct trace_format *trace_format_of(struct field beginning);

#endif
