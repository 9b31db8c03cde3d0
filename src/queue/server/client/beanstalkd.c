/* A server of beanstalkd, and its protocol. */
#include "queue/server/client/beanstalkd.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "queue/server/client/keeper.h"

#define START_S 20
#define LEASE_S 600 /* after which the server takes a job for given back */

struct queue {
    char socket[KEEPER_FOLDER + 16];
    unsigned number; /* of its tube */
};

struct part {
    FILE *asks, *hears; /* the two directions of one connection */
    unsigned number;
    uint64_t job; /* in hand */
    char line[256];
};

static struct keeper keeper;
static unsigned opened; /* how many want it */

/* The answer's line, "" if there is none. */
static const char *ask(struct part *part, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(part->asks, format, arguments);
    va_end(arguments);
    if (fflush(part->asks) || !fgets(part->line, sizeof part->line, part->hears))
        part->line[0] = '\0';
    return part->line;
}

static bool told(struct part *part, const char *word)
{
    return strncmp(part->line, word, strlen(word)) == 0;
}

void beanstalkd_detach(void *memory)
{
    struct part *part = memory;
    if (part->asks)
        fclose(part->asks);
    if (part->hears)
        fclose(part->hears);
    free(part);
}

static struct part *connect_to(const struct queue *queue)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct part *part = calloc(1, sizeof *part);
    int line = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", queue->socket);
    if (!part || line < 0 || connect(line, (struct sockaddr *)&address, sizeof address)) {
        if (line >= 0)
            close(line);
        free(part);
        return NULL;
    }
    part->number = queue->number;
    int other = dup(line);
    part->asks = fdopen(line, "w");
    part->hears = fdopen(other, "r");
    if (part->asks && part->hears)
        return part;
    beanstalkd_detach(part);
    return NULL;
}

static void queue_write(struct queue *queue, unsigned number)
{
    *queue = (struct queue){.number = number};
    snprintf(queue->socket, sizeof queue->socket, "%s/socket", keeper.folder);
}

/* Waits until it can be reached. */
static bool answers(void)
{
    time_t until = time(NULL) + START_S;
    struct queue queue;
    struct part *part;
    queue_write(&queue, 0);
    while (!(part = connect_to(&queue))) {
        if (time(NULL) > until || !keeper_lives(&keeper))
            return false;
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
    beanstalkd_detach(part);
    return true;
}

const char *beanstalkd_open(void)
{
    static char why[300];
    char socket[KEEPER_FOLDER + 32], said[200] = "";
    if (opened > 0) {
        opened++;
        return NULL;
    }
    int error = keeper_make(&keeper, "beanstalkd", KEEPER_MEMORY);
    if (error) {
        snprintf(why, sizeof why, "no folder for its server: %.80s", strerror(error));
        return why;
    }
    snprintf(socket, sizeof socket, "unix:%s/socket", keeper.folder);
    const char *const serve[] = {"beanstalkd", "-l", socket, NULL};
    if (keeper_start(&keeper, serve, 0) == 0 && answers()) {
        opened++;
        return NULL;
    }
    keeper_log(&keeper, said, sizeof said);
    keeper_end(&keeper);
    snprintf(why, sizeof why, "its server does not start: %s; Debian's package is beanstalkd",
             said);
    return why;
}

void beanstalkd_close(void)
{
    if (--opened == 0)
        keeper_end(&keeper);
}

size_t beanstalkd_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

int beanstalkd_init(void *memory, size_t capacity)
{
    static unsigned number;
    (void)capacity; /* there is always room */
    queue_write(memory, ++number);
    return 0;
}

/* What is left in the tube goes with the server. */
void beanstalkd_destroy(void *memory)
{
    (void)memory;
}

void *beanstalkd_attach(void *queue, unsigned worker)
{
    (void)worker;
    struct part *part = connect_to(queue);
    if (!part)
        return NULL;
    ask(part, "use q%u\r\n", part->number);
    bool right = told(part, "USING");
    ask(part, "watch q%u\r\n", part->number);
    right = right && told(part, "WATCHING");
    ask(part, "ignore default\r\n");
    if (right && told(part, "WATCHING"))
        return part;
    beanstalkd_detach(part);
    errno = EPROTO;
    return NULL;
}

bool beanstalkd_put(void *memory, uint64_t item)
{
    struct part *part = memory;
    char text[24];
    int length = snprintf(text, sizeof text, "%" PRIu64, item);
    ask(part, "put 0 0 %d %d\r\n%s\r\n", LEASE_S, length, text);
    return told(part, "INSERTED");
}

enum taken beanstalkd_reserve(void *memory, uint64_t *item)
{
    struct part *part = memory;
    ask(part, "reserve-with-timeout 0\r\n");
    if (told(part, "TIMED_OUT"))
        return TAKEN_NOTHING;
    if (sscanf(part->line, "RESERVED %" SCNu64, &part->job) != 1 ||
        !fgets(part->line, sizeof part->line, part->hears))
        return TAKEN_FAILED;
    *item = strtoull(part->line, NULL, 10);
    return TAKEN;
}

/* Given back, it is the next one again: jobs of a priority come in the order of their numbers. */
bool beanstalkd_settle(void *memory, uint64_t item, bool done)
{
    struct part *part = memory;
    (void)item; /* it is the one in hand */
    ask(part, done ? "delete %" PRIu64 "\r\n" : "release %" PRIu64 " 0 0\r\n", part->job);
    return told(part, done ? "DELETED" : "RELEASED");
}

bool beanstalkd_any(void *memory)
{
    struct part *part = memory;
    unsigned ready = 0, reserved = 0;
    size_t bytes = 0;
    if (sscanf(ask(part, "stats-tube q%u\r\n", part->number), "OK %zu", &bytes) != 1)
        return !told(part, "NOT_FOUND");
    for (size_t left = bytes + 2; left > 0 && fgets(part->line, sizeof part->line, part->hears);) {
        size_t length = strlen(part->line);
        left -= length < left ? length : left;
        sscanf(part->line, "current-jobs-ready: %u", &ready);
        sscanf(part->line, "current-jobs-reserved: %u", &reserved);
    }
    return ready + reserved > 0;
}
