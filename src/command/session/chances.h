/* The odds of a lie in a lab's small program: what `run` tells beside its measurement. */
#ifndef QLAB_COMMAND_SESSION_CHANCES_H
#define QLAB_COMMAND_SESSION_CHANCES_H

#include <stddef.h>

/* Explores `program` on each queue (names, ended by NULL) within a small budget. odds[i] becomes
 * the chance that a uniformly random scheduler makes it lie, 0 if that is proved impossible, or NAN
 * if it is not known. Takes some milliseconds a queue. */
void odds_find(const char *const *queues, const char *program, size_t capacity, double *odds);

#endif
