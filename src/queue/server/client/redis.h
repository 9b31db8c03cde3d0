/* A server of Redis of our own, in a keeper's folder, on a socket there; and what all queues in it
 * share. A worker's part is a connection. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_REDIS_H
#define QLAB_QUEUE_SERVER_CLIENT_REDIS_H

#include <hiredis/hiredis.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/server/client/keeper.h"

#define REDIS_SOCKET (KEEPER_FOLDER + 16)

struct redis_queue {
    char socket[REDIS_SOCKET];
    unsigned number; /* in the names of its keys */
};

/* As in queue.h. */
const char *redis_open(void);
void redis_close(void);
size_t redis_size(size_t capacity);

/* A queue that nobody has used, and its end: all its keys go. 0 or an errno value. */
int redis_init(void *queue, size_t capacity);
void redis_destroy(void *queue);

/* A connection to the server of that queue; NULL if there is none to be had. */
redisContext *redis_connect(const struct redis_queue *queue);

/* Asks, as redisCommand() does. The answer, to be freed with freeReplyObject(); NULL: there is
 * none, or it is an error. */
redisReply *redis_ask(redisContext *context, const char *format, ...);

/* Asks, and wants no answer but that it was done. */
bool redis_do(redisContext *context, const char *format, ...);

#endif
