/* The life of a runner: gate, puts and gets, counts. */
#include "measure/runner.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>

#include "measure/rig.h"

bool yard_is_over(const struct yard *yard)
{
    return atomic_load_explicit(&yard->over, memory_order_relaxed);
}

void yard_end(struct yard *yard)
{
    atomic_store_explicit(&yard->over, true, memory_order_relaxed);
}

/* Waits until all stand here, giving way, so that all are awake when the last one comes. Relaxed:
 * the gate orders nothing; the queue came with pthread_create(). */
static void gate_pass(struct yard *yard)
{
    atomic_fetch_add_explicit(&yard->standing, 1, memory_order_relaxed);
    while (atomic_load_explicit(&yard->standing, memory_order_relaxed) < yard->threads &&
           !yard_is_over(yard))
        sched_yield();
}

/* False if the run was over before it succeeded. */
static bool put_surely(const struct yard *yard, void *part, uint64_t item, uint64_t *full)
{
    while (!yard->queue->put(part, item)) {
        ++*full;
        if (yard_is_over(yard))
            return false;
    }
    return true;
}

static bool get_surely(const struct yard *yard, void *part, struct throughput_share *share)
{
    uint64_t item;
    for (;;) {
        switch (yard->queue->get_nowait(part, &item)) {
        case QUEUE_GOT:
            return true;
        case QUEUE_EMPTY:
            share->empty++;
            break;
        case QUEUE_BUSY:
            share->busy++;
            break;
        }
        if (yard_is_over(yard))
            return false;
    }
}

/* Counts in a share of its own, so that no two workers write to the same line. */
static void work(struct runner *runner, void *part)
{
    const struct yard *yard = runner->yard;
    struct throughput_share share = {.began = now_ns()};
    uint64_t item = (uint64_t)(runner->index + 1) << 40;
    uint64_t cpu = clock_ns(CLOCK_THREAD_CPUTIME_ID);
    while (!yard_is_over(yard) && put_surely(yard, part, ++item, &share.full)) {
        share.put++;
        if (!get_surely(yard, part, &share))
            break;
        share.got++;
    }
    share.cpu_ns = clock_ns(CLOCK_THREAD_CPUTIME_ID) - cpu;
    share.ended = now_ns();
    runner->share = share;
}

void *yard_attach(const struct yard *yard, unsigned worker, int *refused)
{
    void *part = yard->memory;
    if (yard->queue->attach && !(part = yard->queue->attach(yard->memory, worker)))
        *refused = errno;
    return part;
}

void yard_detach(const struct yard *yard, void *part)
{
    if (part && yard->queue->detach)
        yard->queue->detach(part);
}

/* That a stuck worker can be ended anywhere is defensible because it owns nothing: member.c. */
static void *runner_live(void *argument)
{
    struct runner *runner = argument;
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
    void *part = yard_attach(runner->yard, runner->index, &runner->refused);
    if (!part)
        yard_end(runner->yard);
    gate_pass(runner->yard);
    if (part)
        work(runner, part);
    yard_detach(runner->yard, part);
    return NULL;
}

/* Signals by which a user ends the lab are for the parent, which waits and is interrupted by them.
 */
int runner_start(struct runner *runner)
{
    cpu_set_t set;
    pthread_attr_t attributes;
    sigset_t all, before;
    if (sched_getaffinity(0, sizeof set, &set))
        return errno;
    size_t skip = runner->index % (size_t)CPU_COUNT(&set);
    int cpu = 0;
    while (!CPU_ISSET(cpu, &set) || skip-- > 0)
        cpu++;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    int error = pthread_attr_init(&attributes);
    if (error)
        return error;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    error = pthread_attr_setaffinity_np(&attributes, sizeof set, &set);
    if (!error)
        error = pthread_create(&runner->thread, &attributes, runner_live, runner);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return error;
}

bool runner_join(struct runner *runner, const struct timespec *grace)
{
    if (pthread_timedjoin_np(runner->thread, NULL, grace) == 0)
        return false;
    pthread_cancel(runner->thread);
    pthread_join(runner->thread, NULL);
    return true;
}
