/* Tables of a server of PostgreSQL. */
#include "queue/server/client/postgres.h"

#include <errno.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "queue/server/client/postgres_server.h"

#define TEXT_MOST 400

struct queue {
    char address[POSTGRES_ADDRESS];
    unsigned table; /* q1, q2, ... */
};

size_t postgres_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

/* Runs a statement that gives no rows. */
static bool done(PGconn *connection, const char *statement)
{
    PGresult *result = PQexec(connection, statement);
    bool right = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    return right;
}

static PGconn *connect_to(const struct queue *queue)
{
    PGconn *connection = PQconnectdb(queue->address);
    if (PQstatus(connection) == CONNECTION_OK &&
        done(connection, "SET client_min_messages = error"))
        return connection;
    PQfinish(connection);
    return NULL;
}

static bool once(const struct queue *queue, const char *statement)
{
    PGconn *connection = connect_to(queue);
    bool right = connection && done(connection, statement);
    PQfinish(connection); /* of NULL: nothing */
    return right;
}

int postgres_init(void *memory, size_t capacity)
{
    static unsigned number;
    char text[TEXT_MOST];
    struct queue *queue = memory;
    (void)capacity; /* there is always room */
    postgres_address(queue->address);
    queue->table = ++number;
    snprintf(text, sizeof text, "CREATE UNLOGGED TABLE q%u (id bigserial PRIMARY KEY, item bigint)",
             queue->table);
    return once(queue, text) ? 0 : EIO;
}

void postgres_destroy(void *memory)
{
    char text[TEXT_MOST];
    const struct queue *queue = memory;
    snprintf(text, sizeof text, "DROP TABLE q%u", queue->table);
    once(queue, text);
}

static bool prepare(PGconn *connection, const char *name, const char *text)
{
    PGresult *result = PQprepare(connection, name, text, 0, NULL);
    bool right = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    return right;
}

void *postgres_attach(void *memory, const char *lock)
{
    const struct queue *queue = memory;
    char take[TEXT_MOST], put[TEXT_MOST], any[TEXT_MOST];
    unsigned q = queue->table;
    snprintf(put, sizeof put, "INSERT INTO q%u (item) VALUES ($1)", q);
    snprintf(any, sizeof any, "SELECT 1 FROM q%u LIMIT 1", q);
    snprintf(take, sizeof take,
             "DELETE FROM q%u q USING (SELECT id FROM q%u ORDER BY id LIMIT 1 %s) oldest "
             "WHERE q.id = oldest.id RETURNING q.item",
             q, q, lock);
    PGconn *connection = connect_to(queue);
    if (connection && prepare(connection, "put", put) && prepare(connection, "any", any) &&
        prepare(connection, "take", take))
        return connection;
    PQfinish(connection);
    errno = EIO;
    return NULL;
}

void postgres_detach(void *part)
{
    PQfinish(part);
}

bool postgres_put(void *part, uint64_t item)
{
    char text[24];
    const char *const values[] = {text};
    snprintf(text, sizeof text, "%" PRId64, (int64_t)item);
    PGresult *result = PQexecPrepared(part, "put", 1, values, NULL, NULL, 0);
    bool right = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    return right;
}

bool postgres_put_many(void *part, const uint64_t *items, size_t count)
{
    bool right = done(part, "BEGIN");
    for (size_t i = 0; i < count && right; i++)
        right = postgres_put(part, items[i]);
    return done(part, right ? "COMMIT" : "ROLLBACK") && right;
}

/* The rows of a prepared question. NULL: it came to no answer. */
static PGresult *ask(PGconn *connection, const char *name)
{
    PGresult *result = PQexecPrepared(connection, name, 0, NULL, NULL, NULL, 0);
    if (PQresultStatus(result) == PGRES_TUPLES_OK)
        return result;
    PQclear(result);
    return NULL;
}

enum taken postgres_take(void *part, uint64_t *item)
{
    if (!done(part, "BEGIN"))
        return TAKEN_FAILED;
    PGresult *rows = ask(part, "take");
    enum taken taken = !rows ? TAKEN_FAILED : PQntuples(rows) == 0 ? TAKEN_NOTHING : TAKEN;
    if (taken == TAKEN)
        *item = (uint64_t)strtoll(PQgetvalue(rows, 0, 0), NULL, 10);
    PQclear(rows);
    if (taken != TAKEN)
        done(part, "ROLLBACK");
    return taken;
}

bool postgres_settle(void *part, uint64_t item, bool committed)
{
    (void)item; /* it is the transaction's */
    return done(part, committed ? "COMMIT" : "ROLLBACK");
}

bool postgres_any(void *part)
{
    PGresult *rows = ask(part, "any");
    bool any = !rows || PQntuples(rows) > 0; /* nobody said no */
    PQclear(rows);
    return any;
}
