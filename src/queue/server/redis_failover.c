/* A list in Redis with a replica that takes over.
 *
 * A put returns when the primary has it. If that dies before the replica has heard of it, nobody
 * has it; what was got shortly before is got again. Empty is said by the one who serves, and true.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_failover.h"
#include "queue/server/client/redis_pair.h"

static bool put(void *part, uint64_t item)
{
    return failover_put(part, item, false); /* The window: nobody else has it yet */
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(failover_take(part, item));
}
#endif

const struct queue_class queue_redis_failover = {
    .name = "redis-failover",
    .family = "broker",
    .summary = "a list in Redis; when the primary dies, the replica goes on",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .wrong = "loses repeats", /* if it fails */
    .progress = "nobody waits: the servers do one command after the other",
    .reference = "redis.io, Replication; REPLICAOF; WAIT",
    .source = "src/queue/server/redis_failover.c",
    .processes_only = true,
#ifdef WITH_REDIS
    .size = pair_size,
    .init = pair_init,
    .destroy = pair_destroy,
    .put = put,
    .get_nowait = get_nowait,
    .attach = failover_attach,
    .detach = failover_detach,
    .open = pair_open,
    .close = pair_close,
    .put_many = failover_put_many,
    .fail = failover_fail,
    .promote = failover_promote,
#else
    .unavailable = "built without Redis: needs hiredis.h and the option redis",
#endif
};
