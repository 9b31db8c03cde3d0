/* Two servers of Redis, and a relay between them. */
#include "queue/server/client/redis_replica.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "queue/server/client/redis.h"
#include "queue/server/client/relay.h"

#define DELAY_US 1000
#define START_S  20

struct queue {
    struct redis_queue primary, replica;
};

struct part {
    redisContext *primary, *replica;
    unsigned number;
};

static struct keeper keepers[2]; /* the primary's, the replica's */
static pid_t relay;
static unsigned opened; /* how many want them */

static void queue_write(struct queue *queue, unsigned number)
{
    queue->primary.number = queue->replica.number = number;
    snprintf(queue->primary.socket, REDIS_SOCKET, "%s/socket", keepers[0].folder);
    snprintf(queue->replica.socket, REDIS_SOCKET, "%s/socket", keepers[1].folder);
}

/* Starts a server on a port (0: on none), as a replica of another one (0: of none). */
static bool start(struct keeper *keeper, const char *name, unsigned port, unsigned of)
{
    char socket[REDIS_SOCKET], own[12], other[24];
    if (keeper_make(keeper, name, KEEPER_MEMORY))
        return false;
    snprintf(socket, sizeof socket, "%s/socket", keeper->folder);
    snprintf(own, sizeof own, "%u", port);
    snprintf(other, sizeof other, "127.0.0.1 %u", of);
    const char *const serve[] = {"redis-server",
                                 "--bind",
                                 "127.0.0.1",
                                 "--port",
                                 own,
                                 "--unixsocket",
                                 socket,
                                 "--save",
                                 "",
                                 "--appendonly",
                                 "no",
                                 "--repl-diskless-sync-delay",
                                 "0",
                                 of ? "--replicaof" : NULL,
                                 other,
                                 NULL};
    return keeper_start(keeper, serve, 0) == 0;
}

/* Waits until the replica has what the primary was given. */
static bool agree(void)
{
    struct queue queue;
    time_t until = time(NULL) + START_S;
    bool agreed = false;
    queue_write(&queue, 0);
    while (!agreed && time(NULL) < until && keeper_lives(&keepers[0]) &&
           keeper_lives(&keepers[1])) {
        redisContext *primary = redis_connect(&queue.primary);
        redisReply *reply = NULL;
        if (primary && redis_do(primary, "SET agreed 1"))
            reply = redis_ask(primary, "WAIT 1 100");
        agreed = reply && reply->type == REDIS_REPLY_INTEGER && reply->integer == 1;
        if (reply)
            freeReplyObject(reply);
        if (primary)
            redisFree(primary);
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    return agreed;
}

static void end(void)
{
    if (relay > 0)
        relay_end(relay);
    relay = 0;
    for (int i = 0; i < 2; i++)
        if (keepers[i].process > 0)
            keeper_end(&keepers[i]);
}

const char *replica_open(void)
{
    static char why[300];
    char said[200] = "";
    unsigned port = relay_free_port(), between = 0;
    if (opened > 0) {
        opened++;
        return NULL;
    }
    bool up = port && start(&keepers[0], "primary", port, 0) &&
              (relay = relay_start(&between, port, DELAY_US)) > 0 &&
              start(&keepers[1], "replica", 0, between) && agree();
    if (up) {
        opened++;
        return NULL;
    }
    if (keepers[0].process > 0)
        keeper_log(&keepers[0], said, sizeof said);
    end();
    snprintf(why, sizeof why, "its servers do not start: %s; Debian's package is redis-server",
             said);
    return why;
}

void replica_close(void)
{
    if (--opened == 0)
        end();
}

size_t replica_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

int replica_init(void *memory, size_t capacity)
{
    static unsigned number;
    (void)capacity; /* there is always room */
    queue_write(memory, ++number);
    return 0;
}

void replica_destroy(void *memory)
{
    const struct queue *queue = memory;
    redisContext *primary = redis_connect(&queue->primary);
    if (!primary)
        return;
    redis_do(primary, "DEL q%u", queue->primary.number);
    redisFree(primary);
}

void *replica_attach(void *memory, unsigned worker)
{
    const struct queue *queue = memory;
    struct part *part = calloc(1, sizeof *part);
    (void)worker;
    if (!part)
        return NULL;
    part->number = queue->primary.number;
    part->primary = redis_connect(&queue->primary);
    part->replica = part->primary ? redis_connect(&queue->replica) : NULL;
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
    redisReply *first = redis_ask(part->primary, "LPOP q%u", part->number);
    if (!first)
        return TAKEN_FAILED;
    enum taken taken = first->type == REDIS_REPLY_STRING ? TAKEN : TAKEN_NOTHING;
    if (taken == TAKEN)
        *item = strtoull(first->str, NULL, 10);
    freeReplyObject(first);
    return taken;
}
