/* A stream in Redis: every worker reads 32 entries at a time, and hands them to itself one by one.
 *
 * The twin of redis_stream.c. It saves questions, and hides items from the others.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_stream.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(redis_stream_take(part, item, STREAM_AHEAD));
}
#endif

const struct queue_class queue_redis_stream_batch = {
    .name = "redis-stream-batch",
    .family = "broker",
    .summary = "a stream in Redis, XREADGROUP COUNT 32: read ahead",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "up to 31 items wait in the memory of a worker who has not begun with them",
    .progress = "nobody waits: the server does one command after the other",
    .reference = "redis.io, LPOP, LMOVE: Pattern: Reliable queue, XREADGROUP",
    .source = "src/queue/server/redis_stream_batch.c",
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
