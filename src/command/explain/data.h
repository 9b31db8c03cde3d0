/* The answer as data: one JSON document, or one CSV line per queue. */
#ifndef QLAB_COMMAND_EXPLAIN_DATA_H
#define QLAB_COMMAND_EXPLAIN_DATA_H

#include <jansson.h>
#include <stdio.h>

#include "command/explain/answer.h"

/* They print all parts. 0 or an errno value. */
int answers_json(FILE *out, const struct answers *list, size_t count);
int answers_csv(FILE *out, const struct answers *list, size_t count);

/* What was found of one queue, as the document has it. NULL when out of memory. */
json_t *answer_json(const struct answers *answers, const struct answer *answer);
/* Every kind of verdict among these bits: ["lies"]. */
json_t *verdict_values(unsigned seen);

#endif
