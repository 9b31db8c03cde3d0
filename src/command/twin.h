/* The instrumented build of a queue, of this tree or of one's own. */
#ifndef QLAB_COMMAND_TWIN_H
#define QLAB_COMMAND_TWIN_H

#include "lab/lab_error.h"
#include "queue/queue.h"

/* NULL with an untouched *error if it has none, being no code that can be instrumented; or with
 * *error filled if that cannot be had. That of an own queue is compiled when it is first asked for,
 * and stands in until it is loaded (own/own.h). */
const struct queue_class *twin_of(const struct queue_class *queue, struct lab_error *error);

#endif
