/* A list in Redis with a replica that takes over, and a put that waits for it.
 *
 * The twin of redis_failover.c: WAIT 1. Of what was put nothing dies with the primary. That an item
 * was got the replica may still not have heard: it comes again. As long as there is one server
 * only, nobody waits.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_failover.h"
#include "queue/server/client/redis_pair.h"

static bool put(void *part, uint64_t item)
{
    return failover_put(part, item, true);
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(failover_take(part, item));
}
#endif

const struct queue_class queue_redis_failover_wait = {
    .name = "redis-failover-wait",
    .family = "broker",
    .summary = "the same, and a put waits until the replica has it: WAIT 1",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .wrong = "repeats", /* if it fails */
    .progress = "putters wait for the replica",
    .reference = "redis.io, Replication; REPLICAOF; WAIT",
    .source = "src/queue/server/redis_failover_wait.c",
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
