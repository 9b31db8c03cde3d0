/* The real FOR UPDATE SKIP LOCKED; skip_locked.c is its model. */
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
    return server_answer(postgres_take(part, item)); /* The window: a locked row is no row */
}
#endif

const struct queue_class queue_pg_skip_locked = {
    .name = "pg-skip-locked",
    .family = "broker",
    .summary = "a table in PostgreSQL, FOR UPDATE SKIP LOCKED",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "a locked row is passed over as if it were gone, and may be given back",
    .progress = "nobody waits for a row",
    .reference = "PostgreSQL 15, SELECT: The Locking Clause; Transaction Isolation: Read Committed",
    .source = "src/queue/server/pg_skip_locked.c",
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
