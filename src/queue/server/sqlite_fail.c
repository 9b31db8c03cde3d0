/* A table in SQLite, and whoever finds the database locked calls the queue empty.
 *
 * SQLITE_BUSY is an answer about the lock. The usual loop, "no row: nothing to do", takes whatever
 * is no row for an empty table.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_SQLITE
#include "queue/server/client/sqlite.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    if (!sqlite_begin(part, 0))
        return QUEUE_EMPTY; /* The window: somebody else has the lock, and may leave a row */
    return server_answer(sqlite_take(part, item));
}
#endif

const struct queue_class queue_sqlite_fail = {
    .name = "sqlite-fail",
    .family = "broker",
    .summary = "a table in SQLite; who is refused the lock says Empty",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_FIFO,
    .window = "SQLITE_BUSY, which is about the lock, is taken for an empty table",
    .progress = "blocking: one transaction at a time, and it may be stopped",
    .reference = "sqlite.org, BEGIN IMMEDIATE; Result Codes: SQLITE_BUSY",
    .source = "src/queue/server/sqlite_fail.c",
    .processes_only = true,
#ifdef WITH_SQLITE
    .size = sqlite_size,
    .init = sqlite_init,
    .destroy = sqlite_destroy,
    .put = sqlite_put,
    .get_nowait = get_nowait,
    .attach = sqlite_attach,
    .detach = sqlite_detach,
    .open = sqlite_open,
    .close = sqlite_close,
    .settle = sqlite_settle,
    .put_many = sqlite_put_many,
#else
    .unavailable = "built without SQLite: needs sqlite3.h and the option sqlite",
#endif
};
