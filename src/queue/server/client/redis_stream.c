/* A stream of Redis, and what every worker has read of it. */
#include "queue/server/client/redis_stream.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct entry {
    char id[40];
    uint64_t item;
};

struct stream {
    struct redis_queue queue;
    uint64_t lease_ms; /* 0: none */
};

struct part {
    redisContext *context;
    unsigned number, worker;
    uint64_t lease_ms;
    struct entry read[STREAM_AHEAD];
    unsigned at, count; /* of read; the one before `at` is in hand */
};

size_t redis_stream_size(size_t capacity)
{
    (void)capacity; /* there is always room */
    return sizeof(struct stream);
}

/* Redis counts milliseconds. */
void redis_stream_lease(void *memory, uint64_t ns)
{
    struct stream *stream = memory;
    stream->lease_ms = (ns + 999999) / 1000000;
}

int redis_stream_init(void *memory, size_t capacity)
{
    struct stream *stream = memory;
    const struct redis_queue *queue = &stream->queue;
    stream->lease_ms = 0;
    int error = redis_init(&stream->queue, capacity);
    redisContext *context = error ? NULL : redis_connect(queue);
    if (!context)
        return ECONNREFUSED;
    bool made = redis_do(context, "XGROUP CREATE q%u group 0 MKSTREAM", queue->number);
    redisFree(context);
    return made ? 0 : EIO;
}

void *redis_stream_attach(void *memory, unsigned worker)
{
    const struct stream *stream = memory;
    struct part *part = calloc(1, sizeof *part);
    if (!part)
        return NULL;
    part->context = redis_connect(&stream->queue);
    part->number = stream->queue.number;
    part->lease_ms = stream->lease_ms;
    part->worker = worker;
    if (part->context)
        return part;
    free(part);
    return NULL;
}

/* An entry is acknowledged; given back, its item comes as a new one, in the same step. */
static bool acknowledge(const struct part *part, const struct entry *entry, bool done)
{
    if (done)
        return redis_do(part->context, "XACK q%u group %s", part->number, entry->id);
    return redis_do(part->context, "MULTI") &&
           redis_do(part->context, "XACK q%u group %s", part->number, entry->id) &&
           redis_do(part->context, "XADD q%u * item %" PRIu64, part->number, entry->item) &&
           redis_do(part->context, "EXEC");
}

void redis_stream_detach(void *memory)
{
    struct part *part = memory;
    while (part->at < part->count)
        acknowledge(part, &part->read[part->at++], false);
    redisFree(part->context);
    free(part);
}

bool redis_stream_put(void *memory, uint64_t item)
{
    const struct part *part = memory;
    return redis_do(part->context, "XADD q%u * item %" PRIu64, part->number, item);
}

/* All commands are sent before the first answer is read. */
bool redis_stream_put_many(void *memory, const uint64_t *items, size_t count)
{
    const struct part *part = memory;
    bool right = true;
    for (size_t i = 0; i < count; i++)
        redisAppendCommand(part->context, "XADD q%u * item %" PRIu64, part->number, items[i]);
    for (size_t i = 0; i < count && right; i++) {
        void *reply = NULL;
        right = redisGetReply(part->context, &reply) == REDIS_OK && reply &&
                ((const redisReply *)reply)->type == REDIS_REPLY_STRING;
        if (reply)
            freeReplyObject(reply);
    }
    return right;
}

bool redis_stream_settle(void *memory, uint64_t item, bool done)
{
    const struct part *part = memory;
    (void)item; /* it is the one in hand */
    return acknowledge(part, &part->read[part->at - 1], done);
}

bool redis_stream_settle_once(void *memory, uint64_t item, bool done)
{
    const struct part *part = memory;
    if (!done)
        return redis_stream_settle(memory, item, false);
    redisReply *reply =
        redis_ask(part->context, "XACK q%u group %s", part->number, part->read[part->at - 1].id);
    bool first = reply && reply->type == REDIS_REPLY_INTEGER && reply->integer == 1;
    if (reply)
        freeReplyObject(reply);
    return first;
}

/* [[id, ["item", text]], ...] */
static void keep(struct part *part, const redisReply *entries)
{
    part->at = 0;
    part->count = (unsigned)entries->elements;
    for (unsigned i = 0; i < part->count; i++) {
        const redisReply *entry = entries->element[i];
        snprintf(part->read[i].id, sizeof part->read[i].id, "%s", entry->element[0]->str);
        part->read[i].item = strtoull(entry->element[1]->element[1]->str, NULL, 10);
    }
}

enum taken redis_stream_take(void *memory, uint64_t *item, unsigned count)
{
    struct part *part = memory;
    if (part->at == part->count) {
        redisReply *reply =
            redis_ask(part->context, "XREADGROUP GROUP group w%u COUNT %u STREAMS q%u >",
                      part->worker, count, part->number);
        if (!reply)
            return TAKEN_FAILED;
        bool any = reply->type == REDIS_REPLY_ARRAY && reply->elements > 0;
        if (any) /* [[stream, entries]] */
            keep(part, reply->element[0]->element[1]);
        freeReplyObject(reply);
        if (!any)
            return TAKEN_NOTHING;
    }
    *item = part->read[part->at++].item;
    return TAKEN;
}

enum taken redis_stream_claim(void *memory, uint64_t *item)
{
    struct part *part = memory;
    if (part->lease_ms == 0)
        return TAKEN_NOTHING;
    redisReply *reply = redis_ask(part->context, "XAUTOCLAIM q%u group w%u %" PRIu64 " 0 COUNT 1",
                                  part->number, part->worker, part->lease_ms);
    if (!reply)
        return TAKEN_FAILED;
    /* [where to go on, entries, ...] */
    const redisReply *entries = reply->elements > 1 ? reply->element[1] : NULL;
    bool any = entries && entries->elements > 0;
    if (any) {
        keep(part, entries);
        *item = part->read[part->at++].item;
    }
    freeReplyObject(reply);
    return any ? TAKEN : TAKEN_NOTHING;
}
