/* A queue in a stream of Redis, with a group of consumers: what one has read is his until he
 * acknowledges it. src/queue/server/redis_stream*.c differ in how much one reads at a time. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_REDIS_STREAM_H
#define QLAB_QUEUE_SERVER_CLIENT_REDIS_STREAM_H

#include "queue/server/client/redis.h"
#include "queue/server/client/taken.h"

#define STREAM_AHEAD 32 /* items read at a time at most */

/* As in queue.h. */
size_t redis_stream_size(size_t capacity);
void redis_stream_lease(void *queue, uint64_t ns);
int redis_stream_init(void *queue, size_t capacity);
void *redis_stream_attach(void *queue, unsigned worker);
void redis_stream_detach(void *part); /* what was read ahead goes back */
bool redis_stream_put(void *part, uint64_t item);
bool redis_stream_put_many(void *part, const uint64_t *items, size_t count);
bool redis_stream_settle(void *part, uint64_t item, bool done);

/* The same, but false if somebody else has settled it meanwhile. */
bool redis_stream_settle_once(void *part, uint64_t item, bool done);

/* The next of the items that this worker has read; if none is left it reads up to `count` more. */
enum taken redis_stream_take(void *part, uint64_t *item, unsigned count);

/* An item that somebody has read so long ago that his lease is over: it is this worker's now. */
enum taken redis_stream_claim(void *part, uint64_t *item);

#endif
