/* The odds of a lie in a lab's small program: what `run` tells beside its measurement. */
#ifndef QLAB_COMMAND_SESSION_ODDS_H
#define QLAB_COMMAND_SESSION_ODDS_H

#include "lab/lab.h"

/* Explores the lab's program on each of its queues within a small budget. odds[i] becomes the
 * chance that a uniformly random scheduler makes the i-th lie, 0 if that is proved impossible, or
 * NAN if it is not known. Takes some milliseconds a queue. */
void odds_find(const struct lab *lab, double *odds);

#endif
