/* --with-python, --with-postgres: the real queues join a lab of their models. */
#ifndef QLAB_COMMAND_SESSION_WITH_OTHERS_H
#define QLAB_COMMAND_SESSION_WITH_OTHERS_H

#include "lab/lab.h"

/* Adds those that the lab does not have yet, expected to do what they claim. Returns 0, or
 * complains and returns 64 if the lab's workload is none for them. */
int with_python(struct lab *lab);
int with_postgres(struct lab *lab);

#endif
