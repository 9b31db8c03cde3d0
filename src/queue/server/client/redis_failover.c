/* A worker talks to one server, and to the other one when the first has gone. */
#include "queue/server/client/redis_failover.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "queue/server/client/redis_list.h"
#include "queue/server/client/redis_pair.h"

#define PATIENCE_S 2       /* of a put without a server */
#define PAUSE_NS   1000000 /* between two tries */

struct part {
    const struct redis_pair *pair;
    redisContext *context; /* NULL: nobody is there */
    bool primary;          /* it is the primary's */
};

/* Whether somebody is there: the primary, or who is left. */
static bool connected(struct part *part)
{
    if (part->context && part->context->err) {
        redisFree(part->context);
        part->context = NULL;
    }
    if (part->context)
        return true;
    part->context = redis_connect(&part->pair->primary);
    part->primary = part->context != NULL;
    if (!part->primary)
        part->context = redis_connect(&part->pair->replica);
    return part->context != NULL;
}

void *failover_attach(void *pair, unsigned worker)
{
    (void)worker;
    struct part *part = malloc(sizeof *part);
    if (!part)
        return NULL;
    *part = (struct part){.pair = pair};
    signal(SIGPIPE, SIG_IGN); /* whoever asks the dead is told so, and does not die of it */
    if (connected(part))
        return part;
    free(part);
    return NULL;
}

void failover_detach(void *memory)
{
    struct part *part = memory;
    if (part->context)
        redisFree(part->context);
    free(part);
}

/* A promoted server has no replica of its own: waiting for one would never end. */
static bool copied_to(const struct part *part, unsigned replicas)
{
    redisReply *reply = part->primary && replicas
                            ? redis_ask(part->context, "WAIT %u %d", replicas, PATIENCE_S * 1000)
                            : NULL;
    bool has = !part->primary || !replicas ||
               (reply && reply->type == REDIS_REPLY_INTEGER && reply->integer >= replicas);
    if (reply)
        freeReplyObject(reply);
    return has;
}

bool failover_put(void *memory, uint64_t item, bool copied)
{
    struct part *part = memory;
    time_t until = time(NULL) + PATIENCE_S;
    while (!connected(part) ||
           !redis_do(part->context, "RPUSH q%u %" PRIu64, part->pair->primary.number, item) ||
           !copied_to(part, copied)) {
        if (time(NULL) > until)
            return false;
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
    }
    return true;
}

bool failover_put_many(void *memory, const uint64_t *items, size_t count)
{
    struct part *part = memory;
    return connected(part) &&
           redis_list_append(part->context, part->pair->primary.number, items, count) &&
           copied_to(part, 1);
}

enum taken failover_take(void *memory, uint64_t *item)
{
    struct part *part = memory;
    if (!connected(part))
        return TAKEN_FAILED;
    return redis_list_item(redis_ask(part->context, "LPOP q%u", part->pair->primary.number), item);
}

/* First the line, with all that is on its way; then the server, between two commands, so that who
 * was not answered was not served. */
bool failover_fail(void *memory)
{
    const struct part *part = memory;
    redisContext *primary = redis_connect(&part->pair->primary);
    if (!primary || kill(part->pair->relay, SIGKILL))
        return false;
    redis_do(primary, "SHUTDOWN NOSAVE NOW");
    bool gone = primary->err != 0;
    redisFree(primary);
    return gone;
}

bool failover_promote(void *memory)
{
    const struct part *part = memory;
    redisContext *replica = redis_connect(&part->pair->replica);
    bool promoted = replica && redis_do(replica, "REPLICAOF NO ONE");
    if (replica)
        redisFree(replica);
    return promoted;
}
