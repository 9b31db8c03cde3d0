/* A queue whose put() calls POSIX in every way that is modelled, and answers Full when a call does
 * not do what POSIX says. The n-th item is the n-th check. */
#ifndef QLAB_TESTS_EXPLORE_CALLS_H
#define QLAB_TESTS_EXPLORE_CALLS_H

#include "queue/queue.h"

extern const struct queue_class queue_calls_instrumented;

/* What each check is about, ended by NULL. */
extern const char *const calls_names[];

#endif
