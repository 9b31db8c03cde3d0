/* A queue in a list of Redis, all but its get: src/queue/server/redis_l*.c have that. What somebody
 * has in hand stands in a second list, "held". */
#ifndef QLAB_QUEUE_SERVER_CLIENT_REDIS_LIST_H
#define QLAB_QUEUE_SERVER_CLIENT_REDIS_LIST_H

#include "queue/server/client/redis.h"
#include "queue/server/client/taken.h"

/* As in queue.h. */
void *redis_list_attach(void *queue, unsigned worker);
void redis_list_detach(void *part);
bool redis_list_put(void *part, uint64_t item);
bool redis_list_put_many(void *part, const uint64_t *items, size_t count);
bool redis_list_settle(void *part, uint64_t item, bool done);

/* Puts them all at the end of the list of that number: all commands are sent before the first
 * answer is read. False: at least one did not get there. */
bool redis_list_append(redisContext *context, unsigned number, const uint64_t *items, size_t count);

/* The item in the answer to a command that takes one; the answer is freed. */
enum taken redis_list_item(redisReply *reply, uint64_t *item);

/* LPOP: the first item is out at once. */
enum taken redis_list_pop(void *part, uint64_t *item);

/* LMOVE: the first item goes to the list of those in hand, in one step. */
enum taken redis_list_move(void *part, uint64_t *item);

/* Whether there is an item in one list or the other, both looked at in one step. */
bool redis_list_any(void *part);

#endif
