/* The diagram of an execution: a lane for each worker. */
#ifndef QLAB_COMMAND_EXPLAIN_LANES_H
#define QLAB_COMMAND_EXPLAIN_LANES_H

#include <stdbool.h>
#include <stdio.h>

#include "explore/tell/diagram.h"

/* Prints it, no line wider than the terminal; `fate` is what all executions from
 * its point of no return end in: "lie". */
void lanes_print(FILE *out, const struct diagram *diagram, const char *fate, bool colour);

#endif
