/* Two servers of Redis: a primary, and a replica that copies from it over a relay which takes a
 * millisecond; and what all queues in them share. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_REDIS_PAIR_H
#define QLAB_QUEUE_SERVER_CLIENT_REDIS_PAIR_H

#include <stddef.h>
#include <sys/types.h>

#include "queue/server/client/redis.h"

struct redis_pair {
    struct redis_queue primary, replica;
    pid_t relay;
};

/* As in queue.h. */
const char *pair_open(void);
void pair_close(void);
size_t pair_size(size_t capacity);
void pair_destroy(void *pair);

/* A queue that nobody has used, in a pair that agrees: one that has failed is replaced. 0 or an
 * errno value. */
int pair_init(void *pair, size_t capacity);

#endif
