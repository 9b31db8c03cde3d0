/* What is wrong in an execution besides its Empties and its order, in words. */
#ifndef QLAB_COMMAND_EXPLAIN_FAULTS_H
#define QLAB_COMMAND_EXPLAIN_FAULTS_H

#include <stdint.h>
#include <stdio.h>

#include "command/explain/answer.h"

/* When a stamp was: "step 7", or "the start" if it is one of those before the first step. As a
 * value, so that moment_of(stamp, prefix).text can stand in a call. */
struct moment {
    char text[24];
};
struct moment moment_of(uint64_t stamp, uint64_t prefix);

/* Who hangs and who told nobody, what is lost, which get gave up too early or too late, which Full
 * or "not empty" is a lie. 0 or ENOMEM. */
int faults_print(FILE *out, const struct answer *answer, size_t capacity);

#endif
