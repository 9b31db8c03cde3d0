/* The real FOR UPDATE, READ COMMITTED; for_update.c is its model. */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_POSTGRES
#include "queue/server/client/postgres.h"
#include "queue/server/client/postgres_server.h"

static void *attach(void *queue, unsigned worker)
{
    (void)worker;
    return postgres_attach(queue, "FOR UPDATE");
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(postgres_take(part, item)); /* The window: so old is its snapshot */
}
#endif

const struct queue_class queue_pg_for_update = {
    .name = "pg-for-update",
    .family = "broker",
    .summary = "a table in PostgreSQL, FOR UPDATE: a locked row is waited for",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "the snapshot is older than the locks: rows that came meanwhile go unseen",
    .progress = "blocking: who holds a row holds up the others",
    .reference = "PostgreSQL 15, SELECT: The Locking Clause; Transaction Isolation: Read Committed",
    .source = "src/queue/server/pg_for_update.c",
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
