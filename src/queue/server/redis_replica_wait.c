/* A list in Redis with a replica, and a put that waits for it.
 *
 * The twin of redis_replica.c: WAIT 1. Whatever was put before somebody looks, the replica has. It
 * may still show what was got meanwhile; then the primary is asked, and knows.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_pair.h"
#include "queue/server/client/redis_replica.h"

static bool put(void *part, uint64_t item)
{
    return replica_put(part, item) && replica_wait(part);
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(replica_take(part, item));
}
#endif

const struct queue_class queue_redis_replica_wait = {
    .name = "redis-replica-wait",
    .family = "broker",
    .summary = "the same, and a put waits until the replica has it: WAIT 1",
    .claim = QUEUE_EXACT,
    .order = QUEUE_FIFO,
    .progress = "putters wait for the replica",
    .reference = "redis.io, Replication; WAIT",
    .source = "src/queue/server/redis_replica_wait.c",
    .processes_only = true,
#ifdef WITH_REDIS
    .size = pair_size,
    .init = pair_init,
    .destroy = pair_destroy,
    .put = put,
    .get_nowait = get_nowait,
    .attach = replica_attach,
    .detach = replica_detach,
    .open = pair_open,
    .close = pair_close,
#else
    .unavailable = "built without Redis: needs hiredis.h and the option redis",
#endif
};
