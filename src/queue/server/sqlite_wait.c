/* A table in SQLite, and whoever finds the database locked waits for it.
 *
 * The twin of sqlite_fail.c: busy_timeout() lets the library wait. Who has it still not after ten
 * seconds says so.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_SQLITE
#include "queue/server/client/sqlite.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    if (!sqlite_begin(part, 10000))
        return QUEUE_BUSY;
    return server_answer(sqlite_take(part, item));
}
#endif

const struct queue_class queue_sqlite_wait = {
    .name = "sqlite-wait",
    .family = "broker",
    .summary = "a table in SQLite; who is refused the lock waits for it",
    .claim = QUEUE_EXACT,
    .order = QUEUE_FIFO,
    .progress = "blocking: one transaction at a time, and it may be stopped",
    .reference = "sqlite.org, BEGIN IMMEDIATE; Result Codes: SQLITE_BUSY",
    .source = "src/queue/server/sqlite_wait.c",
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
