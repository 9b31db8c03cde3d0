/* The usual lines of a trace, read in one go. */
#ifndef QLAB_HISTORY_TRACE_USUAL_H
#define QLAB_HISTORY_TRACE_USUAL_H

#include "history/gather.h"
#include "history/text.h"

/* Takes lines of a file with the six columns, and adds their calls, as long as they are usual ones
 * and wholly in the window (text.h); of the line after them nothing is said. *some: set if there
 * was one. Returns 0 or ENOMEM. */
int trace_usual_take(struct text *lines, struct gather *gather, bool *some);

#endif
