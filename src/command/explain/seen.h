/* Which queues of a lab the explorer sees: those that were compiled a second time, instrumented. */
#ifndef QLAB_COMMAND_EXPLAIN_SEEN_H
#define QLAB_COMMAND_EXPLAIN_SEEN_H

#include "command/explain/question.h"

/* The instrumented twins of those that run the question's program, ended by NULL, from malloc.
 * Those left out are told on stderr, once. NULL after complaining, with *status set, if none is
 * left. */
const struct queue_class **seen_queues(const struct question *question, int *status);

#endif
