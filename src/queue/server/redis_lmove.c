/* The reliable queue of Redis: what is got goes to a second list, until it is done.
 *
 * So no item dies with its worker. But now it may be in one of two places, and the get looks in
 * one.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_list.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(redis_list_move(part, item)); /* The window: the other list */
}
#endif

const struct queue_class queue_redis_lmove = {
    .name = "redis-lmove",
    .family = "broker",
    .summary = "a list in Redis, LMOVE to a list of items in hand",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "an item in hand is in the other list, where nobody looks, and may come back",
    .progress = "nobody waits: the server does one command after the other",
    .reference = "redis.io, LPOP, LMOVE: Pattern: Reliable queue, XREADGROUP",
    .source = "src/queue/server/redis_lmove.c",
    .processes_only = true,
#ifdef WITH_REDIS
    .size = redis_size,
    .init = redis_init,
    .destroy = redis_destroy,
    .put = redis_list_put,
    .get_nowait = get_nowait,
    .attach = redis_list_attach,
    .detach = redis_list_detach,
    .settle = redis_list_settle,
    .open = redis_open,
    .close = redis_close,
    .put_many = redis_list_put_many,
#else
    .unavailable = "built without Redis: needs hiredis.h and the option redis",
#endif
};
