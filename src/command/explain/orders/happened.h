/* Why an Empty was a lie where no clock says what came first: under C11. */
#ifndef QLAB_COMMAND_EXPLAIN_ORDERS_HAPPENED_H
#define QLAB_COMMAND_EXPLAIN_ORDERS_HAPPENED_H

#include <stdio.h>

#include "command/explain/answer.h"

/* Tells the execution's lie, if there is one, and what the source says of its window. */
void happened_print(FILE *out, const struct execution *execution);

/* Asks x86 about the lies of C11 memory that sequentially consistent memory has not. Complains of
 * nothing: what it could not find out it leaves open. */
void happened_on_x86(struct answers *answers);
/* And tells what it said. */
void happened_print_x86(FILE *out, const struct answer *answer);

#endif
