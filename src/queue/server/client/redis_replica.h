/* A queue in a list of Redis that is put and got at a primary, and looked for at a replica first,
 * as one does that spreads its readers. The replica is behind: a relay between them delays what the
 * primary says by a millisecond. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_REDIS_REPLICA_H
#define QLAB_QUEUE_SERVER_CLIENT_REDIS_REPLICA_H

#include <stdbool.h>
#include <stdint.h>

#include "queue/server/client/taken.h"

/* As in queue.h. */
void *replica_attach(void *pair, unsigned worker);
void replica_detach(void *part);
bool replica_put(void *part, uint64_t item);

/* Waits until the replica has all that this worker has put. False: it has not. */
bool replica_wait(void *part);

/* Where the replica shows no item there is none; else the primary is asked for one. */
enum taken replica_take(void *part, uint64_t *item);

#endif
