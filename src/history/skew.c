/* Ping-pong with stamps between two pinned threads.
 *
 * A stamp taken after a message arrived must never be smaller than the one taken before it was
 * sent: a single stamp running backwards disqualifies the counter. Otherwise the smallest
 * differences there and back,
 *
 *     there = latency + offset,   back = latency - offset,
 *
 * estimate how far the second processor is ahead: offset = (there - back) / 2, if the fastest
 * message takes equally long both ways (the principle of NTP). All processors are compared with
 * the first one, and the guard is the largest spread between any two of them.
 */
#include "history/skew.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <time.h>

#include "history/stamp.h"

#define ROUNDS  4000                /* messages each way, per pair of processors */
#define PAIR_NS UINT64_C(100000000) /* on a busy machine rather fewer than longer than this */
#define SPINS   2000                /* looks at the mailbox before giving way to others */

static uint64_t monotonic_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * UINT64_C(1000000000) + (uint64_t)now.tv_nsec;
}

/* A message between the two threads, on a cache line of its own. */
struct mailbox {
    _Alignas(64) _Atomic uint64_t round; /* release by the sender, acquire by the receiver */
    uint64_t stamp;                      /* the sender's, published by .round */
};

struct pair {
    struct mailbox there, back;
    uint64_t least_there, least_back; /* smallest stamp differences seen */
    bool backwards;                   /* a stamp ran backwards; written by ping alone */
};

#define LAST_ROUND UINT64_MAX

static void mail(struct mailbox *box, uint64_t round, uint64_t stamp)
{
    box->stamp = stamp;
    atomic_store_explicit(&box->round, round, memory_order_release); /* partner: await() */
}

/* Waits for a round later than `last` and returns it. */
static uint64_t await(struct mailbox *box, uint64_t last)
{
    for (unsigned spins = 1;; spins++) {
        /* Partner: the release in mail(). */
        uint64_t round = atomic_load_explicit(&box->round, memory_order_acquire);
        if (round != last)
            return round;
        if (spins % SPINS == 0)
            sched_yield();
    }
}

static void *pong(void *argument)
{
    struct pair *pair = argument;
    for (uint64_t round = 0; (round = await(&pair->there, round)) != LAST_ROUND;)
        mail(&pair->back, round, stamp_counter_after());
    return NULL;
}

static void *ping(void *argument)
{
    struct pair *pair = argument;
    uint64_t began = monotonic_nanoseconds();
    for (uint64_t round = 1; round <= ROUNDS && !pair->backwards; round++) {
        uint64_t sent = stamp_counter_after();
        mail(&pair->there, round, sent);
        await(&pair->back, round - 1);
        uint64_t received = stamp_counter_after();
        uint64_t middle = pair->back.stamp;
        pair->backwards = middle < sent || received < middle;
        if (middle - sent < pair->least_there)
            pair->least_there = middle - sent;
        if (received - middle < pair->least_back)
            pair->least_back = received - middle;
        if (monotonic_nanoseconds() - began > PAIR_NS)
            break;
    }
    mail(&pair->there, LAST_ROUND, 0);
    return NULL;
}

/* A thread pinned to one processor. 0 or an errno value. */
static int start_on(pthread_t *thread, int cpu, void *(*run)(void *), struct pair *pair)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error)
        return error;
    error = pthread_attr_setaffinity_np(&attributes, sizeof set, &set);
    if (!error)
        error = pthread_create(thread, &attributes, run, pair);
    pthread_attr_destroy(&attributes);
    return error;
}

/* Compares two processors: *ahead is by how many ticks `second` is ahead of `first`. NULL, or why
 * the counter is no clock here. */
static const char *compare(int first, int second, int64_t *ahead)
{
    struct pair pair = {.least_there = UINT64_MAX, .least_back = UINT64_MAX};
    pthread_t one, two;
    if (start_on(&two, second, pong, &pair))
        return "ticket: no thread could be pinned to test the processors' counters";
    bool played = !start_on(&one, first, ping, &pair);
    if (played)
        pthread_join(one, NULL);
    else
        mail(&pair.there, LAST_ROUND, 0);
    pthread_join(two, NULL);
    if (!played)
        return "ticket: no thread could be pinned to test the processors' counters";
    if (pair.backwards)
        return "ticket: the counters of two processors disagree (a stamp ran backwards)";
    *ahead = ((int64_t)pair.least_there - (int64_t)pair.least_back) / 2;
    return NULL;
}

/* The threads of the test are new ones, so the caller's affinity stays as it is. */
const char *skew_measure(uint64_t *guard)
{
    cpu_set_t allowed;
    int first = -1;
    int64_t slowest = 0, fastest = 0;
    if (sched_getaffinity(0, sizeof allowed, &allowed))
        return "ticket: the allowed processors could not be listed";
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        int64_t ahead = 0;
        if (!CPU_ISSET(cpu, &allowed))
            continue;
        const char *refused = first < 0 ? NULL : compare(first, cpu, &ahead);
        if (refused)
            return refused;
        if (first < 0)
            first = cpu;
        slowest = ahead < slowest ? ahead : slowest;
        fastest = ahead > fastest ? ahead : fastest;
    }
    *guard = (uint64_t)(fastest - slowest) + (fastest > slowest);
    return NULL;
}
