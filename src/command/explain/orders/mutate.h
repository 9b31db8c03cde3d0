/* --mutate-orders: which of its memory orders does a queue need? */
#ifndef QLAB_COMMAND_EXPLAIN_ORDERS_MUTATE_H
#define QLAB_COMMAND_EXPLAIN_ORDERS_MUTATE_H

#include "command/explain/question.h"

/* Weakens every order of every queue of the question's lab, one at a time, and says which client
 * tells. Returns the exit status; complains. */
int mutate_print(const struct question *question);

#endif
