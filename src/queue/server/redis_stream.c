/* A stream in Redis: every worker reads one entry at a time, and acknowledges it. */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_stream.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(redis_stream_take(part, item, 1));
}
#endif

const struct queue_class queue_redis_stream = {
    .name = "redis-stream",
    .family = "broker",
    .summary = "a stream in Redis, XREADGROUP COUNT 1",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "what another has read and not acknowledged is not looked for, and may come back",
    .progress = "nobody waits: the server does one command after the other",
    .reference = "redis.io, LPOP, LMOVE: Pattern: Reliable queue, XREADGROUP",
    .source = "src/queue/server/redis_stream.c",
    .processes_only = true,
#ifdef WITH_REDIS
    .size = redis_stream_size,
    .init = redis_stream_init,
    .destroy = redis_destroy,
    .put = redis_stream_put,
    .get_nowait = get_nowait,
    .attach = redis_stream_attach,
    .detach = redis_stream_detach,
    .settle = redis_stream_settle,
    .open = redis_open,
    .close = redis_close,
    .put_many = redis_stream_put_many,
#else
    .unavailable = "built without Redis: needs hiredis.h and the option redis",
#endif
};
