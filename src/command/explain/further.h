/* The table of further programs. */
#ifndef QLAB_COMMAND_EXPLAIN_FURTHER_H
#define QLAB_COMMAND_EXPLAIN_FURTHER_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints what was found in the programs after the first, a line per queue and program. 0 or an
 * errno value. */
int further_print(FILE *out, const struct answers *list, size_t count);

#endif
