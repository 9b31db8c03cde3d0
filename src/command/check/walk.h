/* A walk through every client of a queue, the smallest first, until one goes wrong or the time is
 * over: half of it in sequentially consistent memory, then, if nothing was wrong, with store
 * buffers.
 */
#ifndef QLAB_COMMAND_CHECK_WALK_H
#define QLAB_COMMAND_CHECK_WALK_H

#include <stddef.h>

#include "command/check/walked.h"
#include "lab/lab.h"

/* Walks for at most so many seconds, up to so many calls (at most CLIENT_CALLS), over the only
 * queue of the lab. 0 with *walk filled, or an exit status after complaining. */
int walk_clients(const struct lab *lab, unsigned seconds, size_t calls, struct walk *walk);

#endif
