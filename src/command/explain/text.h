/* The answer as a student reads it. */
#ifndef QLAB_COMMAND_EXPLAIN_TEXT_H
#define QLAB_COMMAND_EXPLAIN_TEXT_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints all parts. 0 or an errno value. */
int answers_text(FILE *out, const struct answers *list, size_t count);

#endif
