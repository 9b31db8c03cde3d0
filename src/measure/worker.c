/* The life of a worker: gate, jitter, its part of the piece, report; again. */
#include "measure/worker.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#define NEAR_NS UINT64_C(200000)   /* this near the hour nobody sleeps: waking takes too long */
#define NAP_NS  UINT64_C(10000000) /* the longest sleep without a look whether the piece is over */

struct worker worker_make(struct measure_rig *rig, const struct queue_class *queue, void *memory,
                          const struct scenario *scenario, size_t index, uint64_t seed)
{
    struct worker worker = {.rig = rig,
                            .control = &rig->control[index],
                            .queue = queue,
                            .memory = memory,
                            .part = queue->attach ? NULL : memory,
                            .scenario = scenario,
                            .log = rig->log[index],
                            .index = index,
                            .limit = rig->limit,
                            .clock = rig->clock};
    random_seed(&worker.random, random_mix(seed, index));
    return worker;
}

void worker_reset(struct worker *worker)
{
    worker->count = 0;
    worker->put = worker->got = 0;
}

/* Relaxed, here and below: the flag only asks, no data comes with it. */
static bool piece_over(const struct worker *worker)
{
    return atomic_load_explicit(&worker->rig->board->over, memory_order_relaxed);
}

void worker_busy(const struct worker *worker, uint64_t ns)
{
    for (uint64_t until = now_ns() + ns; now_ns() < until && !piece_over(worker);)
        ;
}

void worker_compute(const struct worker *worker, uint64_t ns)
{
    uint64_t until = clock_ns(CLOCK_THREAD_CPUTIME_ID) + ns;
    while (clock_ns(CLOCK_THREAD_CPUTIME_ID) < until && !piece_over(worker))
        ;
}

void worker_sleep(const struct worker *worker, uint64_t due)
{
    if (worker->queue->idle)
        worker->queue->idle(worker->part, true);
    for (uint64_t now; (now = now_ns()) < due && !piece_over(worker);) {
        uint64_t left = due - now;
        uint64_t nap = left - NEAR_NS / 2 < NAP_NS ? left - NEAR_NS / 2 : NAP_NS;
        if (left > NEAR_NS)
            nanosleep(&(struct timespec){.tv_nsec = (long)nap}, NULL);
        else
            sched_yield();
    }
    if (worker->queue->idle)
        worker->queue->idle(worker->part, false);
}

bool part_attach(struct worker *worker)
{
    worker->part = worker->memory;
    worker->control->refused = 0;
    if (worker->queue->attach) {
        worker->part = worker->queue->attach(worker->memory, (unsigned)worker->index);
        worker->control->refused = worker->part ? 0 : errno;
    }
    return worker->part != NULL;
}

void part_detach(struct worker *worker)
{
    if (worker->part && worker->queue->detach) {
        worker->queue->detach(worker->part);
        worker->part = NULL;
    }
}

/* Voluntary context switches of this thread so far. */
static uint64_t switches_now(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_THREAD, &usage) == 0 ? (uint64_t)usage.ru_nvcsw : 0;
}

/* Tells the parent that this worker has finished the piece, if it is the last one. */
static void leave_piece(struct board *board)
{
    /* Relaxed: only a wake-up; the parent looks at .finished. */
    if (atomic_fetch_sub_explicit(&board->working, 1, memory_order_relaxed) == 1)
        sem_post(&board->done);
}

void worker_die(const struct worker *worker)
{
    /* Release: what it did before. Partners: the loads of .doomed. */
    atomic_store_explicit(&worker->control->doomed, true, memory_order_release);
    leave_piece(worker->rig->board);
    for (;;)
        kill(getpid(), SIGKILL);
}

/* Waits until all workers stand here. The semaphore let them sleep between pieces; here they give
 * way to each other, so that all are awake when the last one comes. */
static void gate_pass(struct worker *worker)
{
    struct board *board = worker->rig->board;
    size_t all = board->workers * board->piece;
    /* Relaxed: the gate orders nothing; what the parent prepared came with the semaphore. */
    atomic_fetch_add_explicit(&board->standing, 1, memory_order_relaxed);
    while (atomic_load_explicit(&board->standing, memory_order_relaxed) < all &&
           !piece_over(worker))
        sched_yield();
}

static void piece_live(struct worker *worker)
{
    struct board *board = worker->rig->board;
    struct control *control = worker->control;
    uint64_t jitter = worker->scenario->knob[KNOB_JITTER];
    worker_reset(worker);
    if (!part_attach(worker)) /* relaxed: the parent reads .refused after .finished */
        atomic_store_explicit(&board->over, true, memory_order_relaxed);
    gate_pass(worker);
    if (jitter > 0)
        worker_busy(worker, random_below(&worker->random, jitter + 1));
    control->began = now_ns();
    uint64_t cpu = clock_ns(CLOCK_THREAD_CPUTIME_ID), switches = switches_now();
    if (worker->part)
        worker->scenario->workload->work(worker);
    control->cpu = clock_ns(CLOCK_THREAD_CPUTIME_ID) - cpu;
    control->switches = switches_now() - switches;
    control->ended = now_ns();
    part_detach(worker);
    /* Release: the log and the lines above. Partner: the acquire in crew_finished(). */
    atomic_store_explicit(&control->finished, board->piece, memory_order_release);
    leave_piece(board);
}

void worker_live(const struct worker *worker)
{
    struct worker self = *worker; /* on the stack of this worker: nobody else writes its lines */
    for (;;) {
        while (sem_wait(&self.control->go) != 0 && errno == EINTR)
            ;
        if (self.rig->board->leave)
            return;
        piece_live(&self);
    }
}
