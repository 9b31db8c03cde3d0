/* Killing inside a call, for session.c. */
#ifndef QLAB_COMMAND_SESSION_KILLER_H
#define QLAB_COMMAND_SESSION_KILLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/queue.h"

/* Lets measuring kill workers inside a call. False if this build cannot. */
bool doom_lend(void);

/* Writes "mutex_trylock.c:72" for a place in the queue's instrumented source. False if it is none.
 */
bool doom_place(const struct queue_class *queue, uint64_t caller, char *text, size_t size);

#endif
