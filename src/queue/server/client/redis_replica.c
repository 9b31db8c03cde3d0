/* What is put and got at the primary, and looked for at the replica. */
#include "queue/server/client/redis_replica.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "queue/server/client/redis_list.h"
#include "queue/server/client/redis_pair.h"

struct part {
    redisContext *primary, *replica;
    unsigned number;
};

void *replica_attach(void *memory, unsigned worker)
{
    const struct redis_pair *pair = memory;
    struct part *part = calloc(1, sizeof *part);
    (void)worker;
    if (!part)
        return NULL;
    part->number = pair->primary.number;
    part->primary = redis_connect(&pair->primary);
    part->replica = part->primary ? redis_connect(&pair->replica) : NULL;
    if (part->replica)
        return part;
    if (part->primary)
        redisFree(part->primary);
    free(part);
    errno = ECONNREFUSED;
    return NULL;
}

/* What it has put must be where others look. */
void replica_detach(void *memory)
{
    struct part *part = memory;
    redis_do(part->primary, "WAIT 1 1000");
    redisFree(part->primary);
    redisFree(part->replica);
    free(part);
}

bool replica_put(void *memory, uint64_t item)
{
    const struct part *part = memory;
    return redis_do(part->primary, "RPUSH q%u %" PRIu64, part->number, item);
}

bool replica_wait(void *memory)
{
    const struct part *part = memory;
    redisReply *reply = redis_ask(part->primary, "WAIT 1 0");
    bool has = reply && reply->type == REDIS_REPLY_INTEGER && reply->integer >= 1;
    if (reply)
        freeReplyObject(reply);
    return has;
}

enum taken replica_take(void *memory, uint64_t *item)
{
    const struct part *part = memory;
    redisReply *seen = redis_ask(part->replica, "LLEN q%u", part->number);
    if (!seen)
        return TAKEN_FAILED;
    bool none = seen->type == REDIS_REPLY_INTEGER && seen->integer == 0;
    freeReplyObject(seen);
    if (none)
        return TAKEN_NOTHING;
    return redis_list_item(redis_ask(part->primary, "LPOP q%u", part->number), item);
}
