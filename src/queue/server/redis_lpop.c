/* A list in Redis and one command: who gets an item has it, and it is nowhere else.
 *
 * Exact, for the server does one command after the other. And lossy: an item dies with its worker.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_list.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(redis_list_pop(part, item));
}
#endif

const struct queue_class queue_redis_lpop = {
    .name = "redis-lpop",
    .family = "broker",
    .summary = "a list in Redis, LPOP: what was got is gone",
    .claim = QUEUE_EXACT,
    .order = QUEUE_FIFO,
    .progress = "nobody waits: the server does one command after the other",
    .reference = "redis.io, LPOP, LMOVE: Pattern: Reliable queue, XREADGROUP",
    .source = "src/queue/server/redis_lpop.c",
    .processes_only = true,
#ifdef WITH_REDIS
    .size = redis_size,
    .init = redis_init,
    .destroy = redis_destroy,
    .put = redis_list_put,
    .get_nowait = get_nowait,
    .attach = redis_list_attach,
    .detach = redis_list_detach,
    .open = redis_open,
    .close = redis_close,
    .put_many = redis_list_put_many,
#else
    .unavailable = "built without Redis: needs hiredis.h and the option redis",
#endif
};
