/* Records a pipe, a queue of the kernel's: cc -O2 -pthread record.c -o record && ./record > c.csv
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define WORKERS 5     /* 0 is main, 1 and 2 put, the others get */
#define CALLS   20000 /* of each */

struct call {
    const char *kind, *answer;
    uint64_t item, invoked, returned;
};

static struct worker {
    size_t count;
    struct call log[CALLS];
} workers[WORKERS]; /* a log each: recording makes nobody wait */

static int ends[2]; /* of the pipe: for reading, for writing */

static uint64_t now(void)
{
    struct timespec t;
    atomic_thread_fence(memory_order_seq_cst); /* what the call before stored can be seen by all */
    clock_gettime(CLOCK_MONOTONIC, &t);
    atomic_thread_fence(memory_order_seq_cst); /* the call after has not looked at anything yet */
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static bool put(struct worker *self, uint64_t item)
{
    struct call *call = &self->log[self->count++];
    uint64_t invoked = now();
    bool in = write(ends[1], &item, sizeof item) == sizeof item;
    *call = (struct call){"put", in ? "ok" : "full", item, invoked, now()};
    return in;
}

static bool get(struct worker *self)
{
    struct call *call = &self->log[self->count++];
    uint64_t item = 0, invoked = now();
    bool got = read(ends[0], &item, sizeof item) == sizeof item;
    *call = (struct call){"get", got ? "got" : "empty", item, invoked, now()};
    return got;
}

static void *putter(void *argument)
{
    struct worker *self = argument;
    uint64_t item = (uint64_t)(self - workers) * 1000000;
    while (self->count < CALLS)
        item += put(self, item);
    return NULL;
}

static void *getter(void *argument)
{
    struct worker *self = argument;
    while (self->count < CALLS)
        get(self);
    return NULL;
}

int main(void)
{
    pthread_t threads[WORKERS];
    if (pipe2(ends, O_NONBLOCK) != 0)
        return 71;
    for (uint64_t item = 1; item <= 10; item++)
        put(&workers[0], item);
    for (int i = 1; i < WORKERS; i++)
        if (pthread_create(&threads[i], NULL, i <= 2 ? putter : getter, &workers[i]) != 0)
            return 71;
    for (int i = 1; i < WORKERS; i++)
        pthread_join(threads[i], NULL);
    while (get(&workers[0]))
        ;
    puts("# ticks_per_second: 1000000000\n# order: fifo\n# drained");
    for (struct worker *w = workers; w < workers + WORKERS; w++)
        for (struct call *call = w->log; call < w->log + w->count; call++)
            printf("%td,%s,%s,%" PRIu64 ",%" PRIu64 ",%" PRIu64 "\n", w - workers, call->kind,
                   call->answer, call->item, call->invoked, call->returned);
}
