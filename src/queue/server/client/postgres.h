/* A queue in a table of PostgreSQL, all but the SQL of its get: src/queue/server/pg_*.c have that.
 *
 * A worker's part is a connection. What it takes it takes in a transaction, READ COMMITTED, that
 * lasts until postgres_settle(). The server: postgres_server.h.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_POSTGRES_H
#define QLAB_QUEUE_SERVER_CLIENT_POSTGRES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/server/client/taken.h"

/* As in queue.h. */
size_t postgres_size(size_t capacity);
int postgres_init(void *queue, size_t capacity);
void postgres_destroy(void *queue);
void postgres_detach(void *part);
bool postgres_put(void *part, uint64_t item);
bool postgres_put_many(void *part, const uint64_t *items, size_t count);
bool postgres_settle(void *part, uint64_t item, bool done);

/* As attach; `lock` is how the oldest row is locked: "FOR UPDATE". */
void *postgres_attach(void *queue, const char *lock);

/* Takes the oldest row, in a transaction that goes on; without a row it is over. */
enum taken postgres_take(void *part, uint64_t *item);

/* Whether there is a row, locked or not, for a statement of its own. */
bool postgres_any(void *part);

#endif
