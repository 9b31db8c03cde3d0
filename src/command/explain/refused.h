/* Whether a queue may be explored at all. */
#ifndef QLAB_COMMAND_EXPLAIN_REFUSED_H
#define QLAB_COMMAND_EXPLAIN_REFUSED_H

#include <stdbool.h>
#include <stddef.h>

#include "queue/queue.h"

/* Whether the instrumented queue needs what the explorer does not model, so that nothing that it
 * says of the queue would be worth anything; then "FILE:LINE: needs NAME, ..." in `why`. */
bool refused(const struct queue_class *queue, char *why, size_t size);

#endif
