/* The reliable queue of Redis, and an honest third answer.
 *
 * The twin of redis_lmove.c: before it says Empty it asks for both lists at one instant.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_REDIS
#include "queue/server/client/redis_list.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    enum taken taken = redis_list_move(part, item);
    if (taken == TAKEN_NOTHING && redis_list_any(part))
        return QUEUE_BUSY; /* somebody has it in hand */
    return server_answer(taken);
}
#endif

const struct queue_class queue_redis_lmove_asks = {
    .name = "redis-lmove-asks",
    .family = "broker",
    .summary = "the same, and before Empty a look at both lists: Busy",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .progress = "nobody waits: the server does one command after the other",
    .reference = "redis.io, LPOP, LMOVE: Pattern: Reliable queue, XREADGROUP",
    .source = "src/queue/server/redis_lmove_asks.c",
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
