/* Why an execution ended as it did, in words. */
#ifndef QLAB_COMMAND_EXPLAIN_REASON_H
#define QLAB_COMMAND_EXPLAIN_REASON_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Prints it. 0 or ENOMEM. */
int reason_print(FILE *out, const struct answers *answers, const struct answer *answer);

#endif
