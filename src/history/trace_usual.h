/* The usual lines of a trace, read in one go. */
#ifndef QLAB_HISTORY_TRACE_USUAL_H
#define QLAB_HISTORY_TRACE_USUAL_H

#include "history/record.h"
#include "history/text.h"

/* Takes the present line, of a file with the six columns, apart; false if it is not a usual one,
 * and then nothing is said of it. */
bool trace_usual_parse(const struct text *lines, struct record *record);

#endif
