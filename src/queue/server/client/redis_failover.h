/* A queue in a list of Redis that goes on at the replica when the primary has died, and what it is
 * to die. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_REDIS_FAILOVER_H
#define QLAB_QUEUE_SERVER_CLIENT_REDIS_FAILOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/server/client/taken.h"

/* As in queue.h. */
void *failover_attach(void *pair, unsigned worker);
void failover_detach(void *part);
bool failover_fail(void *part);
bool failover_promote(void *part);

/* Puts at whichever server takes it, once more if the first one has died before it answered: then
 * the item may be in twice. `copied`: and waits until the replica has it, as long as there is one.
 * False: nobody has said for some seconds that it is in. */
bool failover_put(void *part, uint64_t item, bool copied);
bool failover_put_many(void *part, const uint64_t *items, size_t count);

/* The first item of whichever server gives one; TAKEN_FAILED: none does. */
enum taken failover_take(void *part, uint64_t *item);

#endif
