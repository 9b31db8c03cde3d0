/* Ping-pong with stamps between two pinned threads.
 *
 * A stamp taken after a message arrived must never be smaller than the one taken before it was
 * sent: a single stamp running backwards disqualifies the counter. Otherwise the smallest
 * differences there and back in a batch of messages,
 *
 *     there = latency + offset,   back = latency - offset,
 *
 * estimate how far the second processor is ahead: offset = (there - back) / 2, if the fastest
 * message takes equally long both ways (the principle of NTP; skew.h says what that leaves open);
 * the mean of the fast batches counts. All processors are compared with the first one, and the
 * guard is the largest spread between any two of them.
 */
#include "history/skew.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>

#include "history/counter.h"

#define ROUNDS  200                 /* messages each way in a batch */
#define BATCHES 40                  /* on a quiet machine */
#define PAIR_NS UINT64_C(100000000) /* on a busy one rather fewer than longer than this */
#define PAUSES  64                  /* the longest pause before a message, in turns of a loop */

static uint64_t monotonic_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * UINT64_C(1000000000) + (uint64_t)now.tv_nsec;
}

/* A message between the two threads, on a cache line of its own. */
struct mailbox {
    _Alignas(64) _Atomic uint64_t round; /* release by the sender, acquire by the receiver */
    uint64_t received, sent; /* stamps: of the message before, of this one; published by .round */
};

struct pair {
    struct mailbox there, back;
    uint64_t round;                                    /* the last one sent */
    int batches;                                       /* played */
    int64_t there_least[BATCHES], back_least[BATCHES]; /* the smallest differences of every batch */
    bool backwards;                                    /* a stamp ran backwards */
};

#define LAST_ROUND UINT64_MAX

/* Sends a message, after a pause of varying length: whether the line of the mailbox is then at hand
 * depends on it, and both sides are to meet with all cases. */
static void mail(struct mailbox *box, uint64_t round, uint64_t received)
{
    for (volatile uint64_t pause = round % PAUSES; pause > 0; pause--)
        ;
    box->received = received;
    box->sent = stamp_counter_after();
    atomic_store_explicit(&box->round, round, memory_order_release); /* partner: await() */
}

/* Waits for a round later than `last` and returns it. It never yields: on a busy machine the two
 * must happen to run at the same time, and who yields whenever the other is away only misses it. */
static uint64_t await(struct mailbox *box, uint64_t last)
{
    uint64_t round;
    do /* Partner: the release in mail(). */
        round = atomic_load_explicit(&box->round, memory_order_acquire);
    while (round == last);
    return round;
}

static void *pong(void *argument)
{
    struct pair *pair = argument;
    for (uint64_t round = 0; (round = await(&pair->there, round)) != LAST_ROUND;)
        mail(&pair->back, round, stamp_counter_after());
    return NULL;
}

/* Plays one batch. */
static void play(struct pair *pair)
{
    uint64_t there = INT64_MAX, back = INT64_MAX;
    for (int i = 0; i < ROUNDS; i++) {
        mail(&pair->there, ++pair->round, 0);
        await(&pair->back, pair->round - 1);
        uint64_t received = stamp_counter_after();
        uint64_t sent = pair->there.sent;
        const struct mailbox *reply = &pair->back;
        pair->backwards |= reply->received < sent || received < reply->sent;
        there = reply->received - sent < there ? reply->received - sent : there;
        back = received - reply->sent < back ? received - reply->sent : back;
    }
    pair->there_least[pair->batches] = (int64_t)there;
    pair->back_least[pair->batches++] = (int64_t)back;
}

static void *ping(void *argument)
{
    struct pair *pair = argument;
    uint64_t began = monotonic_nanoseconds();
    while (pair->batches < BATCHES && !pair->backwards) {
        play(pair);
        if (monotonic_nanoseconds() - began > PAIR_NS)
            break;
    }
    mail(&pair->there, LAST_ROUND, 0);
    return NULL;
}

/* The mean offset of the fast batches, those within a quarter of the fastest: in a slow one the
 * processors may have been disturbed, or moved by a hypervisor, on one way only. */
static int64_t offset(const struct pair *pair)
{
    int64_t fastest = INT64_MAX, sum = 0;
    int fast = 0;
    for (int i = 0; i < pair->batches; i++)
        if (pair->there_least[i] + pair->back_least[i] < fastest)
            fastest = pair->there_least[i] + pair->back_least[i];
    for (int i = 0; i < pair->batches; i++) {
        if (pair->there_least[i] + pair->back_least[i] > fastest + fastest / 4)
            continue;
        sum += pair->there_least[i] - pair->back_least[i];
        fast++;
    }
    return sum / (2 * fast);
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
    struct pair pair = {.round = 0};
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
    *ahead = offset(&pair);
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
