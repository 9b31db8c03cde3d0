/* What `qlab check` measures. */
#ifndef QLAB_COMMAND_CHECK_MEASURED_H
#define QLAB_COMMAND_CHECK_MEASURED_H

#include "command/check/cases.h"
#include "queue/queue.h"

/* Runs the workloads never-empty, prefilled and producer-consumer on the queue, briefly, with
 * threads, and adds a case for each; then its speed beside ring-backoff. 0, or an exit status after
 * complaining. */
int measured_add(struct cases *cases, const struct queue_class *queue, uint64_t seed);

#endif
