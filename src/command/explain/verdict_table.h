/* The table: a line per queue, and what its words mean here. */
#ifndef QLAB_COMMAND_EXPLAIN_VERDICT_TABLE_H
#define QLAB_COMMAND_EXPLAIN_VERDICT_TABLE_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints it. 0 or an errno value. */
int verdict_table_print(FILE *out, const struct answers *answers);

#endif
