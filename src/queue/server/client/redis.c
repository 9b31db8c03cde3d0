/* A server of Redis, and how it is asked. */
#include "queue/server/client/redis.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define START_S 20

static struct keeper keeper;
static unsigned opened; /* how many want it */

static void socket_write(char path[REDIS_SOCKET])
{
    snprintf(path, REDIS_SOCKET, "%s/socket", keeper.folder);
}

/* Waits until it answers. */
static bool answers(const char *socket)
{
    time_t until = time(NULL) + START_S;
    for (;;) {
        redisContext *context = redisConnectUnix(socket);
        bool up = context && !context->err && redis_do(context, "PING");
        if (context)
            redisFree(context);
        if (up || time(NULL) > until || !keeper_lives(&keeper))
            return up;
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
}

const char *redis_open(void)
{
    static char why[300];
    char socket[REDIS_SOCKET], said[200] = "";
    if (opened > 0) {
        opened++;
        return NULL;
    }
    int error = keeper_make(&keeper, "redis", KEEPER_MEMORY);
    if (error) {
        snprintf(why, sizeof why, "no folder for its server: %.80s", strerror(error));
        return why;
    }
    socket_write(socket);
    const char *const serve[] = {"redis-server", "--port", "0", "--unixsocket",
                                 socket,         "--save", "",  "--appendonly",
                                 "no",           NULL};
    if (keeper_start(&keeper, serve, 0) == 0 && answers(socket)) {
        opened++;
        return NULL;
    }
    keeper_log(&keeper, said, sizeof said);
    keeper_end(&keeper);
    snprintf(why, sizeof why, "its server does not start: %s; Debian's package is redis-server",
             said);
    return why;
}

void redis_close(void)
{
    if (--opened == 0)
        keeper_end(&keeper);
}

size_t redis_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct redis_queue);
}

int redis_init(void *memory, size_t capacity)
{
    static unsigned number;
    struct redis_queue *queue = memory;
    (void)capacity; /* there is always room */
    socket_write(queue->socket);
    queue->number = ++number;
    return 0;
}

void redis_destroy(void *memory)
{
    const struct redis_queue *queue = memory;
    redisContext *context = redis_connect(queue);
    if (!context)
        return;
    redis_do(context, "DEL q%u held%u", queue->number, queue->number);
    redisFree(context);
}

redisContext *redis_connect(const struct redis_queue *queue)
{
    redisContext *context = redisConnectUnix(queue->socket);
    if (context && !context->err)
        return context;
    if (context)
        redisFree(context);
    errno = ECONNREFUSED;
    return NULL;
}

static redisReply *ask(redisContext *context, const char *format, va_list arguments)
{
    redisReply *reply = redisvCommand(context, format, arguments);
    if (reply && reply->type == REDIS_REPLY_ERROR) {
        freeReplyObject(reply);
        return NULL;
    }
    return reply;
}

redisReply *redis_ask(redisContext *context, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    redisReply *reply = ask(context, format, arguments);
    va_end(arguments);
    return reply;
}

bool redis_do(redisContext *context, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    redisReply *reply = ask(context, format, arguments);
    va_end(arguments);
    if (!reply)
        return false;
    freeReplyObject(reply);
    return true;
}
