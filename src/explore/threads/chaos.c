/* Delays: the observer that makes workers late. Threads and forked workers alike carry it with
 * them; what they share of it is one counter. */
#include "explore/threads/chaos.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#include "explore/threads/native.h"
#include "explore/names/sites.h"

enum {
    RANDOM_ONE_IN = 32,      /* hooks */
    RANDOM_MOST = 10000,     /* ns */
    SLEEP_FROM = 1000 * 1000 /* ns: so long a wait gives the processor away */
};

static struct {
    uint64_t caller;
    uint64_t nanoseconds;
} delays[CHAOS_SITES];
static size_t delay_count;

static uint64_t seed;
static _Atomic uint64_t *workers;           /* that took random numbers; shared; NULL: none may */
static _Thread_local uint64_t random_state; /* 0: this worker has none yet */

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void wait_for(uint64_t nanoseconds)
{
    uint64_t end = now() + nanoseconds;
    if (nanoseconds >= SLEEP_FROM) {
        struct timespec time = {(time_t)(nanoseconds / 1000000000u),
                                (long)(nanoseconds % 1000000000u)};
        nanosleep(&time, NULL);
    }
    while (now() < end)
        ; /* busily: a sleep lasts far longer than a short delay */
}

/* splitmix64; every worker its own stream, in the order in which they come to their first hook. */
static uint64_t random_next(void)
{
    if (!random_state) /* relaxed: a number of its own is all that a worker wants */
        random_state = (seed + 1) * 0xd1342543de82ef95u +
                       atomic_fetch_add_explicit(workers, 1, memory_order_relaxed);
    uint64_t value = random_state += 0x9e3779b97f4a7c15u;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9u;
    value = (value ^ value >> 27) * 0x94d049bb133111ebu;
    return value ^ value >> 31;
}

static void delay(uint64_t caller)
{
    int error = errno;
    for (size_t i = 0; i < delay_count; i++)
        if (delays[i].caller == caller)
            wait_for(delays[i].nanoseconds);
    if (workers) {
        uint64_t number = random_next();
        if (number % RANDOM_ONE_IN == 0)
            wait_for(number / RANDOM_ONE_IN % RANDOM_MOST);
    }
    errno = error;
}

static uint64_t delayed_step(struct request *request)
{
    delay(request->caller);
    return native_perform(request);
}

static const struct observer observer = {.step = delayed_step, .access = delay};

/* A forked worker is another one than its parent. */
static void forget_stream(void)
{
    random_state = 0;
}

/* Names the lines with hooks that are nearest to one without. */
static int refuse(const struct site *sites, size_t count, const char *file, int line, char *why,
                  size_t why_size)
{
    int below = 0, above = 0;
    for (size_t i = 0; i < count; i++) {
        if (sites[i].line < line)
            below = sites[i].line;
        else if (!above)
            above = sites[i].line;
    }
    if (below && above)
        snprintf(why, why_size, "line %d has no hook; expected %s:%d or %s:%d", line, file, below,
                 file, above);
    else
        snprintf(why, why_size, "line %d has no hook; expected %s:%d", line, file,
                 below ? below : above);
    return EINVAL;
}

int chaos_delay(const char *file, int line, uint64_t nanoseconds, char *why, size_t why_size)
{
    struct site *sites;
    size_t count, before = delay_count;
    int error = sites_find(file, &sites, &count);
    if (error == ENOENT) {
        snprintf(why, why_size, "no instrumented code of %s in this program", file);
        return EINVAL;
    }
    for (size_t i = 0; !error && i < count; i++) {
        if (sites[i].line != line)
            continue;
        if (delay_count == CHAOS_SITES) {
            error = ENOSPC;
            break;
        }
        delays[delay_count].caller = sites[i].caller;
        delays[delay_count++].nanoseconds = nanoseconds;
    }
    if (!error && delay_count == before)
        error = refuse(sites, count, file, line, why, why_size);
    free(sites);
    native_observer = delay_count || workers ? &observer : NULL;
    return error;
}

int chaos_random(uint64_t wanted)
{
    if (!workers) {
        void *page =
            mmap(NULL, sizeof *workers, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED)
            return ENOMEM;
        workers = page;
        if (pthread_atfork(NULL, NULL, forget_stream)) {
            chaos_end();
            return ENOMEM;
        }
    }
    seed = wanted;
    native_observer = &observer;
    return 0;
}

void chaos_end(void)
{
    if (workers)
        munmap(workers, sizeof *workers);
    workers = NULL;
    delay_count = 0;
    native_observer = NULL;
}
