/* A table of rows in a file. */
#include "queue/server/client/sqlite.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "queue/server/client/keeper.h"

#define PUT_PATIENCE_MS 10000

struct queue {
    char file[KEEPER_FOLDER + 32];
};

struct connection {
    sqlite3 *database;
    sqlite3_stmt *begin, *put, *take, *commit, *rollback;
};

static struct keeper keeper;
static unsigned opened; /* how many want it */

const char *sqlite_open(void)
{
    static char why[120];
    if (opened == 0) {
        int error = keeper_make(&keeper, "sqlite", KEEPER_MEMORY);
        if (!error)
            error = keeper_start(&keeper, NULL, 0);
        if (error) {
            snprintf(why, sizeof why, "no folder for its file: %.80s", strerror(error));
            return why;
        }
    }
    opened++;
    return NULL;
}

void sqlite_close(void)
{
    if (--opened == 0)
        keeper_end(&keeper);
}

size_t sqlite_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

/* Opens the file. The system need not write anything to a disk: if it fails, so do we all. */
static bool connect_to(const struct queue *queue, sqlite3 **database)
{
    bool right = sqlite3_open(queue->file, database) == SQLITE_OK;
    if (right) {
        sqlite3_busy_timeout(*database, PUT_PATIENCE_MS); /* to prepare statements, and to put */
        right = sqlite3_exec(*database, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK;
    }
    return right;
}

int sqlite_init(void *memory, size_t capacity)
{
    static unsigned number;
    struct queue *queue = memory;
    sqlite3 *database = NULL;
    (void)capacity; /* there is always room */
    snprintf(queue->file, sizeof queue->file, "%s/%u.db", keeper.folder, ++number);
    bool made = connect_to(queue, &database) &&
                sqlite3_exec(database, "CREATE TABLE q (place INTEGER PRIMARY KEY, item INTEGER)",
                             NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(database);
    return made ? 0 : EIO;
}

void sqlite_destroy(void *memory)
{
    const struct queue *queue = memory;
    char journal[sizeof queue->file + 16];
    snprintf(journal, sizeof journal, "%s-journal", queue->file);
    unlink(queue->file);
    unlink(journal);
}

static bool prepare(struct connection *connection)
{
    const struct {
        sqlite3_stmt **statement;
        const char *text;
    } all[] = {
        {&connection->begin, "BEGIN IMMEDIATE"},
        {&connection->put, "INSERT INTO q (item) VALUES (?)"},
        {&connection->take,
         "DELETE FROM q WHERE place = (SELECT min(place) FROM q) RETURNING item"},
        {&connection->commit, "COMMIT"},
        {&connection->rollback, "ROLLBACK"},
    };
    bool right = true;
    for (size_t i = 0; i < sizeof all / sizeof *all && right; i++)
        right = sqlite3_prepare_v2(connection->database, all[i].text, -1, all[i].statement, NULL) ==
                SQLITE_OK;
    return right;
}

void *sqlite_attach(void *memory, unsigned worker)
{
    (void)worker;
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection)
        return NULL;
    if (connect_to(memory, &connection->database) && prepare(connection))
        return connection;
    sqlite_detach(connection);
    errno = EIO;
    return NULL;
}

void sqlite_detach(void *part)
{
    struct connection *connection = part;
    sqlite3_finalize(connection->begin); /* of NULL: nothing */
    sqlite3_finalize(connection->put);
    sqlite3_finalize(connection->take);
    sqlite3_finalize(connection->commit);
    sqlite3_finalize(connection->rollback);
    sqlite3_close(connection->database);
    free(connection);
}

/* Runs a statement that gives no rows. */
static int run(sqlite3_stmt *statement)
{
    int status = sqlite3_step(statement);
    sqlite3_reset(statement);
    return status;
}

/* Ends a transaction. Who only opens the file and reads its tables may be in the way: not for long.
 */
static bool end(sqlite3_stmt *statement)
{
    int status;
    while ((status = run(statement)) == SQLITE_BUSY)
        ;
    return status == SQLITE_DONE;
}

bool sqlite_begin(void *part, int patience_ms)
{
    struct connection *connection = part;
    sqlite3_busy_timeout(connection->database, patience_ms);
    return run(connection->begin) == SQLITE_DONE;
}

enum taken sqlite_take(void *part, uint64_t *item)
{
    struct connection *connection = part;
    uint64_t first = 0;
    int status = sqlite3_step(connection->take);
    bool row = status == SQLITE_ROW;
    if (row) {
        first = (uint64_t)sqlite3_column_int64(connection->take, 0);
        status = sqlite3_step(connection->take); /* to its end */
    }
    sqlite3_reset(connection->take);
    if (row && status == SQLITE_DONE) {
        *item = first;
        return TAKEN;
    }
    end(connection->rollback);
    return status == SQLITE_DONE ? TAKEN_NOTHING : TAKEN_FAILED;
}

bool sqlite_settle(void *part, uint64_t item, bool done)
{
    (void)item; /* it is the transaction's */
    struct connection *connection = part;
    return end(done ? connection->commit : connection->rollback);
}

bool sqlite_put_many(void *part, const uint64_t *items, size_t count)
{
    struct connection *connection = part;
    if (!sqlite_begin(part, PUT_PATIENCE_MS))
        return false;
    bool right = true;
    for (size_t i = 0; i < count && right; i++) {
        sqlite3_bind_int64(connection->put, 1, (sqlite3_int64)items[i]);
        right = run(connection->put) == SQLITE_DONE;
    }
    return sqlite_settle(part, 0, right) && right;
}

bool sqlite_put(void *part, uint64_t item)
{
    return sqlite_put_many(part, &item, 1);
}
