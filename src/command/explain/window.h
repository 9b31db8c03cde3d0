/* The window by which a call lies, as the queue's own source tells it. */
#ifndef QLAB_COMMAND_EXPLAIN_WINDOW_H
#define QLAB_COMMAND_EXPLAIN_WINDOW_H

#include <stdio.h>

#include "command/explain/answer.h"

/* What the source says of the window by which an operation lies, index-th of its
 * worker; NULL if nothing. */
const char *window_of(const struct execution *execution, size_t worker, size_t index);
/* The window of the lie that is told of a queue; what its class says of it, if the source does not;
 * NULL: none, or it tells no lie. */
const char *answer_window(const struct answer *answer);
/* Every queue that fails, but for the one whose execution is drawn, with its window in a sentence.
 */
void windows_print(FILE *out, const struct answers *answers, const struct answer *drawn);

#endif
