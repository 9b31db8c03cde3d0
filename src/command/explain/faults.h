/* What is wrong in an execution besides its Empties and its order, in words. */
#ifndef QLAB_COMMAND_EXPLAIN_FAULTS_H
#define QLAB_COMMAND_EXPLAIN_FAULTS_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Who hangs and who told nobody, what is lost, which get gave up too early or too late, which Full
 * or "not empty" is a lie. 0 or ENOMEM. */
int faults_print(FILE *out, const struct answer *answer, size_t capacity);

#endif
