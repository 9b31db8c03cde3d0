/* Which queues of a lab can run here and now. */
#ifndef QLAB_COMMAND_SESSION_RUNNABLE_H
#define QLAB_COMMAND_SESSION_RUNNABLE_H

#include "lab/lab.h"

/* Drops those that this build or machine cannot run, with a line for each, and opens what keeps the
 * others. 0, or complains and returns 69 if none remains. */
int runnable_open(struct lab *lab);

/* Ends what was opened for the queues that remain. */
void runnable_close(const struct lab *lab);

#endif
