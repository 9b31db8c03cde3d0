/* Which queues of a lab the explorer sees. */
#ifndef QLAB_COMMAND_EXPLAIN_SEEN_H
#define QLAB_COMMAND_EXPLAIN_SEEN_H

#include "lab/lab.h"

/* The names of the lab's queues that the explorer sees, ended by NULL, from malloc; the names are
 * the queues' own. Those left out are told on stderr. NULL after complaining, with *status set, if
 * none is left. */
const char **seen_names(const struct lab *lab, int *status);

#endif
