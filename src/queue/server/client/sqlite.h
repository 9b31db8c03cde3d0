/* A queue in a database of SQLite, all but its get: src/queue/server/sqlite_*.c differ in that.
 *
 * A table of rows, the oldest has the lowest number. Whoever changes it takes the lock of the whole
 * database first, by BEGIN IMMEDIATE, so at most one worker is inside; the others are refused, at
 * once or after a while. There is no server: the file stands in a keeper's folder.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_SQLITE_H
#define QLAB_QUEUE_SERVER_CLIENT_SQLITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/server/client/taken.h"

/* As in queue.h. The part of a worker is a connection. */
const char *sqlite_open(void);
void sqlite_close(void);
size_t sqlite_size(size_t capacity);
int sqlite_init(void *queue, size_t capacity);
void sqlite_destroy(void *queue);
void *sqlite_attach(void *queue, unsigned worker);
void sqlite_detach(void *part);
bool sqlite_put(void *part, uint64_t item);
bool sqlite_put_many(void *part, const uint64_t *items, size_t count);
bool sqlite_settle(void *part, uint64_t item, bool done);

/* Begins a transaction, waiting up to so long for the lock. False if it was not to be had. */
bool sqlite_begin(void *part, int patience_ms);

/* Takes the oldest row in the transaction, which goes on until sqlite_settle(); without a row it is
 * over. */
enum taken sqlite_take(void *part, uint64_t *item);

#endif
