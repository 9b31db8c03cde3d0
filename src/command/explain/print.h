/* Asking and printing: the whole of `qlab explain`, once the questions are put. */
#ifndef QLAB_COMMAND_EXPLAIN_PRINT_H
#define QLAB_COMMAND_EXPLAIN_PRINT_H

#include "command/explain/parts.h"

/* Answers on stdout. Returns the exit status; complains if it is no verdict. */
int explain_answer(const struct parts *parts);

#endif
