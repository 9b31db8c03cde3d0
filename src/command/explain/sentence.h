/* One plain sentence that says how every queue did. */
#ifndef QLAB_COMMAND_EXPLAIN_SENTENCE_H
#define QLAB_COMMAND_EXPLAIN_SENTENCE_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints it, of all parts together. 0 or ENOMEM. */
int sentence_print(FILE *out, const struct answers *list, size_t count);

#endif
