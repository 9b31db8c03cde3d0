/* The instrumented queues, by the names of the plain ones. */
#ifndef QLAB_EXPLORE_TABLE_H
#define QLAB_EXPLORE_TABLE_H

#include "queue/queue.h"

/* As queue_table and queue_find(), for the second build of the same files. */
extern const struct queue_class *const queue_table_instrumented[];
const struct queue_class *queue_find_instrumented(const char *name);

#endif
