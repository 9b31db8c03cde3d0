/* A memory order that nobody needs. */
#ifndef QLAB_COMMAND_CHECK_NEEDLESS_H
#define QLAB_COMMAND_CHECK_NEEDLESS_H

#include <stdint.h>

#include "command/check/walked.h"
#include "queue/queue.h"

/* Weakens every memory order of the queue, one at a time, in all clients of up to so many calls,
 * for so long at most, until one makes no difference. `queue` is instrumented and loaded
 * (own/own.h), and gets through these clients. */
void needless_tell(const struct queue_class *queue, size_t calls, uint64_t nanoseconds,
                   struct walk_orders *orders);

#endif
