/* What of a queue file no execution came to. */
#ifndef QLAB_COMMAND_CHECK_UNREACHED_H
#define QLAB_COMMAND_CHECK_UNREACHED_H

#include <stdbool.h>
#include <stddef.h>

#include "queue/queue.h"

/* Says in words which lines of the file were in none of the executions that this process has
 * explored, and in C which branches never went one of their ways; "" if there are none. Its
 * destroy() is in none, and not among them: *destroys says whether there is one. `queue` is
 * instrumented and loaded (own/own.h). False: of this queue nobody can tell. */
bool unreached_tell(const struct queue_class *queue, char *text, size_t size, bool *destroys);

#endif
