/* A stream in Redis whose entries are lent: not acknowledged in time, and another may claim them.
 *
 * The twin of redis_stream.c. So the work of a dead worker is done; and that of a slow one is done
 * twice, but only the first "done" counts.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_stream.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    enum taken taken = redis_stream_claim(part, item);
    return server_answer(taken == TAKEN_NOTHING ? redis_stream_take(part, item, 1) : taken);
}
#endif

const struct queue_class queue_redis_stream_lease = {
    .name = "redis-stream-lease",
    .family = "broker",
    .summary = "the same, and what is not acknowledged in time another claims: XAUTOCLAIM",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "what another has read and not acknowledged is not looked for, and may come back",
    .progress = "nobody waits: the server does one command after the other",
    .reference = "redis.io, XAUTOCLAIM; Gray and Cheriton, Leases, SOSP 1989",
    .source = "src/queue/server/redis_stream_lease.c",
    .processes_only = true,
#ifdef WITH_REDIS
    .size = redis_stream_size,
    .init = redis_stream_init,
    .destroy = redis_destroy,
    .put = redis_stream_put,
    .get_nowait = get_nowait,
    .attach = redis_stream_attach,
    .detach = redis_stream_detach,
    .settle = redis_stream_settle_once,
    .lease = redis_stream_lease,
    .open = redis_open,
    .close = redis_close,
    .put_many = redis_stream_put_many,
#else
    .unavailable = "built without Redis: needs hiredis.h and the option redis",
#endif
};
