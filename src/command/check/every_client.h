/* Every client of a queue, instead of one program: `qlab explain QUEUE --clients N`. */
#ifndef QLAB_COMMAND_CHECK_EVERY_CLIENT_H
#define QLAB_COMMAND_CHECK_EVERY_CLIENT_H

#include "command/check/walked.h"
#include "lab/lab.h"

/* Walks over every client of each of the lab's queues, as planned for one of them, and prints what
 * it came to: a table, and the shortest story of the first queue that goes wrong; or as JSON.
 * Returns the exit status. */
int every_client(const struct lab *lab, const struct walk_plan *plan, bool json);

#endif
