/* Lease: a broker gives tasks to workers, and gives a task again if it is not done in time.
 *
 * Whoever takes a task has it for a while only (Gray and Cheriton, Leases, SOSP 1989; the
 * "visibility timeout" of message brokers). A worker that is killed in the middle of its work
 * cannot give it back, and the broker cannot tell dead from slow: it waits until the lease is over.
 * Too short a lease and slow workers' tasks are done twice; too long and a dead one's wait; none,
 * and they are lost. The first workers are the brokers, the others the consumers. A queue that
 * lends by itself needs no broker but for the first delivery.
 */
#include <sched.h>

#include "measure/workload/common.h"

static const struct measure lost = {
    .name = "lost",
    .label = "lost",
    .help = "tasks that were never done",
    .unit = MEASURE_COUNT,
};
static const struct measure doubled = {
    .name = "doubled",
    .label = "done twice",
    .help = "tasks that were done more than once",
    .unit = MEASURE_COUNT,
};
static const struct measure redelivered = {
    .name = "redelivered",
    .label = "given out again",
    .help = "deliveries of a task that had been given out before",
    .unit = MEASURE_COUNT,
};
static const struct measure makespan = {
    .name = "makespan",
    .label = "makespan",
    .help = "from the first worker's start until the last task was done first",
    .unit = MEASURE_TIME,
};

enum { LEFT }; /* in a worker's notes: tasks until it is killed; 0: it is not */

#define TASK_BITS 20 /* of an item's number: the task, counted from 1; above: which delivery */
#define PAUSE_NS  UINT64_C(50000) /* between two looks of the broker */

/* One task, on which brokers and workers agree in shared memory. */
struct task {
    _Atomic uint64_t until;      /* its lease, now_ns(); 0: in the queue, or not given out yet */
    _Atomic uint64_t first_done; /* when; 0: not yet */
    _Atomic uint32_t done;       /* how many times */
    _Atomic uint32_t taker;      /* the worker that took it last */
    _Atomic uint32_t taken;      /* how many times */
    uint32_t deliveries;         /* the broker's */
};

static size_t lease_room(const struct scenario *scenario)
{
    return 4 * scenario->knob[KNOB_ITEMS] + WORKERS_MOST;
}

static size_t lease_table(const struct scenario *scenario)
{
    return scenario->knob[KNOB_ITEMS] * sizeof(struct task);
}

static void deliver(struct worker *worker, uint64_t t)
{
    struct task *task = (struct task *)worker->table + t;
    uint64_t number = (uint64_t)task->deliveries++ << TASK_BITS | (t + 1);
    put_one(worker, worker_item(worker, number));
}

/* True if the broker has nothing more to do for the task; gives it out again if its time is up. */
static bool settled(struct worker *worker, uint64_t t)
{
    struct task *task = (struct task *)worker->table + t;
    uint64_t lease = worker->scenario->knob[KNOB_LEASE];
    /* Partners: the releases in do_task(). */
    if (atomic_load_explicit(&task->done, memory_order_acquire) > 0)
        return true;
    uint64_t until = atomic_load_explicit(&task->until, memory_order_acquire);
    if (until == 0)
        return false;
    if (lease == 0) { /* nobody else will do it: it is lost with its taker */
        uint32_t taker = atomic_load_explicit(&task->taker, memory_order_relaxed);
        /* Partner: the release in worker_die(). */
        return atomic_load_explicit(&worker->rig->control[taker].doomed, memory_order_acquire);
    }
    if (worker->queue->lease) /* it gives it out again by itself */
        return false;
    if (now_ns() > until) {
        /* Relaxed: no data goes with it; the item itself goes through the queue. */
        atomic_store_explicit(&task->until, 0, memory_order_relaxed);
        deliver(worker, t);
    }
    return false;
}

/* This broker's tasks are those whose number leaves its index as remainder. */
static void broker(struct worker *worker)
{
    uint64_t tasks = worker->scenario->knob[KNOB_ITEMS];
    uint64_t brokers = worker->scenario->knob[KNOB_PRODUCERS];
    for (uint64_t t = worker->index; t < tasks; t += brokers)
        deliver(worker, t);
    for (bool all = false; !all && worker_on(worker);) {
        all = true;
        for (uint64_t t = worker->index; t < tasks; t += brokers)
            all &= settled(worker, t);
        worker_sleep(worker, now_ns() + PAUSE_NS);
    }
    /* Release: partner is the acquire in all_settled(). */
    atomic_store_explicit(&worker->control->produced, true, memory_order_release);
}

static bool all_settled(const struct worker *worker)
{
    const struct control *control = worker->rig->control;
    for (uint64_t i = 0; i < worker->scenario->knob[KNOB_PRODUCERS]; i++)
        /* Partner: the release in broker(). */
        if (!atomic_load_explicit(&control[i].produced, memory_order_acquire))
            return false;
    return true;
}

/* Does the task; dies in the middle of it if it is its last. Some tasks take longer than others. */
static bool do_task(struct worker *worker, uint64_t item)
{
    bool last = --worker->control->note[LEFT] == 0;
    uint64_t t = (item & ((UINT64_C(1) << TASK_BITS) - 1)) - 1;
    struct task *task = (struct task *)worker->table + t;
    uint64_t work = worker->scenario->knob[KNOB_WORK], lease = worker->scenario->knob[KNOB_LEASE];
    uint64_t time = work / 2 + random_below(&worker->random, work + 1), none = 0;
    atomic_store_explicit(&task->taker, (uint32_t)worker->index, memory_order_relaxed);
    atomic_fetch_add_explicit(&task->taken, 1, memory_order_relaxed); /* read when all is over */
    /* Release: who took it. Partner: settled(). */
    atomic_store_explicit(&task->until, now_ns() + (lease ? lease : 1), memory_order_release);
    worker_busy(worker, last ? time / 2 : time);
    if (last)
        worker_die(worker);
    /* Relaxed: read when all is over. */
    atomic_compare_exchange_strong_explicit(&task->first_done, &none, now_ns(),
                                            memory_order_relaxed, memory_order_relaxed);
    /* Release: the work. Partner: settled(). */
    atomic_fetch_add_explicit(&task->done, 1, memory_order_release);
    return true;
}

static void lease_work(struct worker *worker)
{
    const uint64_t *knob = worker->scenario->knob;
    uint64_t item;
    if (worker->index < knob[KNOB_PRODUCERS]) {
        broker(worker);
        return;
    }
    if (worker->index < knob[KNOB_PRODUCERS] + knob[KNOB_KILLS])
        worker->control->note[LEFT] =
            1 + random_below(&worker->random, knob[KNOB_ITEMS] / (2 * knob[KNOB_CONSUMERS]) + 1);
    /* Only of a queue that lends is the work a part of the get: another would keep a dead worker's
     * task for ever. */
    bool lends = worker->queue->lease;
    while (worker_on(worker)) {
        enum queue_answer answer = record_get_working(worker, &item, lends ? do_task : NULL);
        if (answer == QUEUE_GOT && lends)
            continue;
        if (answer == QUEUE_GOT)
            do_task(worker, item);
        else if (answer == QUEUE_EMPTY && all_settled(worker))
            return;
        else
            sched_yield();
    }
}

static int lease_measure(const struct piece *piece, struct readings *readings)
{
    const struct task *tasks = piece->table;
    uint64_t began = UINT64_MAX, last = 0, never = 0, twice = 0, again = 0;
    for (size_t w = 0; w < piece->workers; w++)
        began = piece->control[w].began < began ? piece->control[w].began : began;
    for (uint64_t t = 0; t < piece->scenario->knob[KNOB_ITEMS]; t++) {
        /* Relaxed: all is over. */
        uint32_t done = atomic_load_explicit(&tasks[t].done, memory_order_relaxed);
        uint64_t when = atomic_load_explicit(&tasks[t].first_done, memory_order_relaxed);
        never += done == 0;
        twice += done > 1;
        /* A queue that lends delivers by itself: then more are taken than the broker gave out. */
        uint32_t taken = atomic_load_explicit(&tasks[t].taken, memory_order_relaxed);
        uint32_t given = taken > tasks[t].deliveries ? taken : tasks[t].deliveries;
        again += given > 1 ? given - 1 : 0;
        last = when > last ? when : last;
    }
    readings_set(readings, &lost, (double)never);
    readings_set(readings, &doubled, (double)twice);
    readings_set(readings, &redelivered, (double)again);
    if (last > began)
        readings_set(readings, &makespan, (double)(last - began));
    return 0;
}

const struct workload_class workload_lease = {
    .name = "lease",
    .summary = "tasks of killed workers are given to others when a lease is over",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_PRODUCERS) | KNOB_BIT(KNOB_ITEMS) |
             KNOB_BIT(KNOB_WORK) | KNOB_BIT(KNOB_KILLS) | KNOB_BIT(KNOB_LEASE) |
             KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_KILLS | TRAIT_ASIDE,
    .measures = {&lost, &doubled, &redelivered, &makespan},
    .room = lease_room,
    .table = lease_table,
    .work = lease_work,
    .measure = lease_measure,
};
