/* Which queues of a lab the explorer sees: those that were compiled a second time, instrumented. */
#ifndef QLAB_COMMAND_EXPLAIN_SEEN_H
#define QLAB_COMMAND_EXPLAIN_SEEN_H

#include "lab/lab.h"

/* Their instrumented twins, ended by NULL, from malloc. Those left out are told on stderr. NULL
 * after complaining, with *status set, if none is left. */
const struct queue_class **seen_queues(const struct lab *lab, int *status);

#endif
