/* In words: what the engines found besides states. */
#ifndef QLAB_COMMAND_EXPLAIN_FOUND_H
#define QLAB_COMMAND_EXPLAIN_FOUND_H

#include <stdio.h>

#include "command/explain/answer.h"

/* What the engines found besides: stories, data races, bounds on preemptions. */
void found_print(FILE *out, const struct answers *answers);
/* The table where no states were searched. 0 or an errno value. */
int found_table(FILE *out, const struct answers *answers);
/* "in run 27 of 100 000, seed 7; not proved minimal" */
void found_where(char *text, size_t size, const struct answers *answers,
                 const struct answer *answer);

#endif
