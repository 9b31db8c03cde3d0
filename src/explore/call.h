/* Calls a queue as a program says. */
#ifndef QLAB_EXPLORE_CALL_H
#define QLAB_EXPLORE_CALL_H

#include <stdint.h>

#include "explore/program.h"
#include "history/history.h"
#include "queue/queue.h"

/* Does the operation on a worker's part of the queue. *item is what a put puts; afterwards it is
 * what was put, or got, or 0. A blocking get of a queue that has none is a get_timed() whose
 * deadline never comes. */
enum operation_answer call_queue(const struct queue_class *queue,
                                 const struct program_operation *todo, void *part, uint64_t *item);

#endif
