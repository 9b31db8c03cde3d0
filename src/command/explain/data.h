/* The answer as data: one JSON document, or one CSV line per queue. */
#ifndef QLAB_COMMAND_EXPLAIN_DATA_H
#define QLAB_COMMAND_EXPLAIN_DATA_H

#include <stdio.h>

#include "command/explain/answer.h"

/* They print it. 0 or an errno value. */
int answers_json(FILE *out, const struct answers *answers);
int answers_csv(FILE *out, const struct answers *answers);

#endif
