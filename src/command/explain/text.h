/* The answer as a student reads it. */
#ifndef QLAB_COMMAND_EXPLAIN_TEXT_H
#define QLAB_COMMAND_EXPLAIN_TEXT_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints it. 0 or an errno value. */
int answers_text(FILE *out, const struct answers *answers);

#endif
