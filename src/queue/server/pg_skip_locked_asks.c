/* The real FOR UPDATE SKIP LOCKED with one SELECT more; skip_locked_asks.c is its model. */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_POSTGRES
#include "queue/server/client/postgres.h"
#include "queue/server/client/postgres_server.h"

static void *attach(void *queue, unsigned worker)
{
    (void)worker;
    return postgres_attach(queue, "FOR UPDATE SKIP LOCKED");
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    enum taken taken = postgres_take(part, item);
    if (taken == TAKEN_NOTHING && postgres_any(part))
        return QUEUE_BUSY; /* somebody has it in hand */
    return server_answer(taken);
}
#endif

const struct queue_class queue_pg_skip_locked_asks = {
    .name = "pg-skip-locked-asks",
    .family = "broker",
    .summary = "SKIP LOCKED in PostgreSQL, and before Empty SELECT 1: a row there is Busy",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .progress = "nobody waits for a row",
    .reference = "PostgreSQL 15, SELECT: The Locking Clause; Transaction Isolation: Read Committed",
    .source = "src/queue/server/pg_skip_locked_asks.c",
    .processes_only = true,
#ifdef WITH_POSTGRES
    .size = postgres_size,
    .init = postgres_init,
    .destroy = postgres_destroy,
    .put = postgres_put,
    .get_nowait = get_nowait,
    .attach = attach,
    .detach = postgres_detach,
    .open = postgres_open,
    .close = postgres_close,
    .settle = postgres_settle,
    .put_many = postgres_put_many,
#else
    .unavailable = "built without PostgreSQL: needs libpq-fe.h and the option postgres",
#endif
};
