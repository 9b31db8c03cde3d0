/* A queue that a single worker has to itself has nothing to be shy of. */
#ifndef QLAB_COMMAND_EXERCISE_ALONE_H
#define QLAB_COMMAND_EXERCISE_ALONE_H

#include "command/check/cases.h"
#include "queue/queue.h"

/* Adds the case "alone": two items are put and come again, and then it is Empty, for whoever
 * refuses always is never wrong. The queue is an own one; its code runs in a child. */
void alone_add(struct cases *cases, const struct queue_class *queue);

#endif
