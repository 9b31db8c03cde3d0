/* Two lists of Redis. */
#include "queue/server/client/redis_list.h"

#include <inttypes.h>
#include <stdlib.h>

struct part {
    redisContext *context;
    unsigned number;
};

void *redis_list_attach(void *queue, unsigned worker)
{
    (void)worker;
    struct part *part = malloc(sizeof *part);
    if (!part)
        return NULL;
    *part = (struct part){.context = redis_connect(queue),
                          .number = ((const struct redis_queue *)queue)->number};
    if (part->context)
        return part;
    free(part);
    return NULL;
}

void redis_list_detach(void *memory)
{
    struct part *part = memory;
    redisFree(part->context);
    free(part);
}

bool redis_list_put(void *memory, uint64_t item)
{
    const struct part *part = memory;
    return redis_do(part->context, "RPUSH q%u %" PRIu64, part->number, item);
}

bool redis_list_append(redisContext *context, unsigned number, const uint64_t *items, size_t count)
{
    bool right = true;
    for (size_t i = 0; i < count; i++)
        redisAppendCommand(context, "RPUSH q%u %" PRIu64, number, items[i]);
    for (size_t i = 0; i < count && right; i++) {
        void *reply = NULL;
        right = redisGetReply(context, &reply) == REDIS_OK && reply &&
                ((const redisReply *)reply)->type == REDIS_REPLY_INTEGER;
        if (reply)
            freeReplyObject(reply);
    }
    return right;
}

bool redis_list_put_many(void *memory, const uint64_t *items, size_t count)
{
    const struct part *part = memory;
    return redis_list_append(part->context, part->number, items, count);
}

enum taken redis_list_item(redisReply *reply, uint64_t *item)
{
    enum taken taken = !reply                              ? TAKEN_FAILED
                       : reply->type == REDIS_REPLY_STRING ? TAKEN
                                                           : TAKEN_NOTHING;
    if (taken == TAKEN)
        *item = strtoull(reply->str, NULL, 10);
    if (reply)
        freeReplyObject(reply);
    return taken;
}

enum taken redis_list_pop(void *memory, uint64_t *item)
{
    const struct part *part = memory;
    return redis_list_item(redis_ask(part->context, "LPOP q%u", part->number), item);
}

enum taken redis_list_move(void *memory, uint64_t *item)
{
    const struct part *part = memory;
    return redis_list_item(
        redis_ask(part->context, "LMOVE q%u held%u LEFT RIGHT", part->number, part->number), item);
}

/* MULTI ... EXEC is one step. */
bool redis_list_settle(void *memory, uint64_t item, bool done)
{
    const struct part *part = memory;
    if (done)
        return redis_do(part->context, "LREM held%u 1 %" PRIu64, part->number, item);
    return redis_do(part->context, "MULTI") &&
           redis_do(part->context, "LREM held%u 1 %" PRIu64, part->number, item) &&
           redis_do(part->context, "LPUSH q%u %" PRIu64, part->number, item) &&
           redis_do(part->context, "EXEC");
}

bool redis_list_any(void *memory)
{
    const struct part *part = memory;
    redisReply *reply = redis_ask(part->context, "EXISTS q%u held%u", part->number, part->number);
    bool none = reply && reply->type == REDIS_REPLY_INTEGER && reply->integer == 0;
    if (reply)
        freeReplyObject(reply);
    return !none;
}
