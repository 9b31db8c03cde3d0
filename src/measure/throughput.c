/* One run without a recorder: starts the runners, waits, counts what is left. */
#include "measure/throughput.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "measure/rig.h"
#include "measure/runner.h"

#define GRACE_NS UINT64_C(3000000000) /* from the end of a run until a worker counts as stuck */

const char *throughput_unfit(const struct queue_class *queue)
{
    if (queue->unavailable)
        return queue->unavailable;
    if (queue->peer)
        return "it is a program of its own";
    if (!queue->put)
        return "it has no operations";
    if (queue->putters || queue->getters)
        return "not every worker may both put and get";
    return NULL;
}

static struct timespec spec_of(uint64_t ns)
{
    return (struct timespec){.tv_sec = (time_t)(ns / NS_A_SECOND),
                             .tv_nsec = (long)(ns % NS_A_SECOND)};
}

/* Lets the workers run for that time after the last has come to the gate. */
static void wait_for_end(struct yard *yard, uint64_t duration_ns, const volatile sig_atomic_t *stop)
{
    const struct timespec nap = {.tv_nsec = 50000};
    while (atomic_load_explicit(&yard->standing, memory_order_relaxed) < yard->threads &&
           !yard_is_over(yard) && !*stop)
        nanosleep(&nap, NULL);
    struct timespec end = spec_of(now_ns() + duration_ns);
    while (!*stop && !yard_is_over(yard) &&
           clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR)
        ;
    yard_end(yard);
}

/* Takes out what is still inside, but no more than one item too many: a broken queue may give items
 * for ever. BUSY cannot last, for nobody else is there. */
static int drain(struct yard *yard, uint64_t inside, const volatile sig_atomic_t *stop,
                 uint64_t *left)
{
    int refused = 0;
    uint64_t item;
    enum queue_answer answer;
    void *part = yard_attach(yard, (unsigned)yard->threads, &refused);
    while (part && !*stop && *left <= inside &&
           (answer = yard->queue->get_nowait(part, &item)) != QUEUE_EMPTY)
        *left += answer == QUEUE_GOT;
    yard_detach(yard, part);
    return refused;
}

static int run(struct yard *yard, struct runner *runners, uint64_t duration_ns,
               const volatile sig_atomic_t *stop, struct throughput *throughput)
{
    size_t started = 0;
    int error = 0;
    uint64_t began = UINT64_MAX, ended = 0, inside = 0;
    for (; started < yard->threads && !error; started += !error) {
        runners[started].yard = yard;
        runners[started].index = (unsigned)started;
        error = runner_start(&runners[started]);
    }
    if (error)
        yard_end(yard);
    wait_for_end(yard, duration_ns, stop);
    struct timespec grace =
        spec_of(clock_ns(CLOCK_REALTIME) + GRACE_NS); /* its join knows no other */
    for (size_t i = 0; i < started; i++) {
        throughput->stuck += runner_join(&runners[i], &grace);
        error = error ? error : runners[i].refused;
        const struct throughput_share *share = &runners[i].share;
        throughput->share[i] = *share;
        inside += share->put - share->got;
        if (share->ended == 0)
            continue; /* it was ended */
        began = share->began < began ? share->began : began;
        ended = share->ended > ended ? share->ended : ended;
    }
    throughput->elapsed_ns = ended > began ? ended - began : 0;
    if (!error && throughput->stuck == 0)
        error = drain(yard, inside, stop, &throughput->left);
    throughput->interrupted = *stop != 0;
    return error;
}

int throughput_run(const struct queue_class *queue, size_t threads, size_t capacity,
                   uint64_t duration_ns, const volatile sig_atomic_t *stop,
                   struct throughput *throughput)
{
    memset(throughput, 0, sizeof *throughput);
    if (threads == 0 || threads > WORKERS_MOST || throughput_unfit(queue))
        return EINVAL;
    size_t bytes = queue->size(capacity);
    struct yard yard = {.queue = queue, .threads = threads, .memory = shared_memory(bytes)};
    struct runner *runners = calloc(threads, sizeof *runners);
    int error = yard.memory && runners ? queue->init(yard.memory, capacity) : ENOMEM;
    if (!error) {
        throughput->threads = threads;
        error = run(&yard, runners, duration_ns, stop, throughput);
        if (throughput->stuck == 0) /* else its lock may be held: only its memory is given back */
            queue->destroy(yard.memory);
    }
    free(runners);
    if (yard.memory)
        munmap(yard.memory, bytes);
    return error;
}
