/* Starts both and lets them agree, as often as one has failed. */
#include "queue/server/client/redis_pair.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>

#include "queue/server/client/relay.h"

#define DELAY_US 1000
#define START_S  20

static struct keeper keepers[2]; /* the primary's, the replica's */
static pid_t relay;
static unsigned opened; /* how many want them */

static void pair_write(struct redis_pair *pair, unsigned number)
{
    pair->primary.number = pair->replica.number = number;
    snprintf(pair->primary.socket, REDIS_SOCKET, "%s/socket", keepers[0].folder);
    snprintf(pair->replica.socket, REDIS_SOCKET, "%s/socket", keepers[1].folder);
    pair->relay = relay;
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
    struct redis_pair pair;
    time_t until = time(NULL) + START_S;
    bool agreed = false;
    pair_write(&pair, 0);
    while (!agreed && time(NULL) < until && relay_lives(relay) && keeper_lives(&keepers[0]) &&
           keeper_lives(&keepers[1])) {
        redisContext *primary = redis_connect(&pair.primary);
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

static bool begin(void)
{
    unsigned port = relay_free_port(), between = 0;
    return port && start(&keepers[0], "primary", port, 0) &&
           (relay = relay_start(&between, port, DELAY_US)) > 0 &&
           start(&keepers[1], "replica", 0, between) && agree();
}

const char *pair_open(void)
{
    static char why[300];
    char said[200] = "";
    if (opened > 0 || begin()) {
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

void pair_close(void)
{
    if (--opened == 0)
        end();
}

size_t pair_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct redis_pair);
}

int pair_init(void *memory, size_t capacity)
{
    static unsigned number;
    (void)capacity; /* there is always room */
    if (!agree()) {
        end();
        if (!begin())
            return ECONNREFUSED;
    }
    pair_write(memory, ++number);
    return 0;
}

void pair_destroy(void *memory)
{
    const struct redis_pair *pair = memory;
    redisContext *primary = redis_connect(&pair->primary);
    if (!primary)
        return;
    redis_do(primary, "DEL q%u", pair->primary.number);
    redisFree(primary);
}
