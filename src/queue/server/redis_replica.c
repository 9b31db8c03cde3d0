/* A list in Redis with a replica for those who only look.
 *
 * A put returns when the primary has it. The replica hears of it later, and is asked before.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_pair.h"
#include "queue/server/client/redis_replica.h"

static bool put(void *part, uint64_t item)
{
    return replica_put(part, item);
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(replica_take(part, item)); /* The window: it is behind */
}
#endif

const struct queue_class queue_redis_replica = {
    .name = "redis-replica",
    .family = "broker",
    .summary = "a list in Redis, looked for at a replica, got at the primary",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_FIFO,
    .window = "the replica does not have yet what the primary has",
    .progress = "nobody waits: the servers do one command after the other",
    .reference = "redis.io, Replication; WAIT",
    .source = "src/queue/server/redis_replica.c",
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
