/* In words: what was covered when the exploration ended early. */
#ifndef QLAB_COMMAND_EXPLAIN_EARLY_SOFAR_H
#define QLAB_COMMAND_EXPLAIN_EARLY_SOFAR_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints why it ended, and of each queue that was not covered how far it was. Nothing if all that
 * was asked for was done: so many runs, or a bound on preemptions. */
void sofar_print(FILE *out, const struct answers *answers);

#endif
