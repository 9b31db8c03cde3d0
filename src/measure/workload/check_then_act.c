/* Check-then-act: "while the queue is not empty, get one", with a get() that waits.
 *
 * All tasks are put first. Every answer of empty() may be true when it is given, and workers hang
 * all the same: two are told "not empty" of the last task, one gets it, the other waits for ever.
 * That is no lie of the queue but a use of it. When all tasks are got, a worker inside get() cannot
 * come back by itself; so it is counted, and then rescued by a task too many.
 */
#include <math.h>
#include <sched.h>

#include "measure/workload/common.h"

static const struct measure hung = {
    .name = "hung",
    .label = "hung workers",
    .help = "workers that wait in get() when all tasks are got: for ever",
    .unit = MEASURE_COUNT,
};
static const struct measure checks = {
    .name = "checks",
    .label = "looks per task",
    .help = "calls of empty() for every task got",
    .unit = MEASURE_COUNT,
};

/* What a worker is doing, in its .state. */
enum { AT_WORK, IN_GET, LEFT };

enum { RESCUED }; /* of its .note: workers that it let out of get() */

/* Items of this number and above rescue (see worker_item()). */
#define RESCUE (UINT64_C(1) << 39)

static size_t act_room(const struct scenario *scenario)
{
    return items_room(scenario) + WORKERS_MOST;
}

static void say(struct worker *worker, unsigned state)
{
    /* Release: partner is the acquire in look_around(). */
    atomic_store_explicit(&worker->control->state, state, memory_order_release);
}

/* Relaxed: whoever asks has acquired all that these counters are compared with. */
static bool in_call(const struct control *control)
{
    size_t count = atomic_load_explicit(&control->count, memory_order_relaxed);
    return atomic_load_explicit(&control->begun, memory_order_relaxed) > count;
}

/* How many workers have left (*first: the lowest of them) and how many are inside get(). */
static void look_around(const struct worker *worker, size_t *left, size_t *first, size_t *waiting)
{
    *left = *waiting = 0;
    *first = WORKERS_MOST;
    for (size_t i = worker->rig->board->workers; i-- > 0;) {
        const struct control *control = &worker->rig->control[i];
        /* Partner: the release in say(). */
        unsigned state = atomic_load_explicit(&control->state, memory_order_acquire);
        *waiting += state == IN_GET && in_call(control);
        *left += state == LEFT;
        *first = state == LEFT ? i : *first;
    }
}

/* The lowest of those who left waits until all tasks are got and everybody else has left or is
 * inside get(): those hang. (Whoever got the last task looks again and leaves, so somebody does.)
 * Then one item more for each lets them out. A get that found the last task was counted as over
 * before the task was counted as got, so once all are got it is not taken for a hanging one. */
static void rescue(struct worker *worker)
{
    size_t all = worker->rig->board->workers, left, first, waiting;
    bool done;
    do {
        sched_yield();
        done = items_got(worker->rig) >= worker->rig->board->target;
        look_around(worker, &left, &first, &waiting);
        if (first < worker->index && worker_on(worker))
            return;
        done = done && left + waiting == all;
    } while (!done && worker_on(worker));
    if (done)
        worker->control->note[RESCUED] = waiting;
    for (uint64_t i = 0; i < all && worker->count < worker->limit; i++)
        if (!done || i < waiting)
            record_put(worker, worker_item(worker, RESCUE + i));
}

static void act_work(struct worker *worker)
{
    while (worker_on(worker) && !record_empty(worker)) {
        say(worker, IN_GET);
        uint64_t item = worker_on(worker) ? record_get_blocking(worker) : RESCUE;
        if (item_number(item) >= RESCUE)
            return;
        say(worker, AT_WORK);
        if (worker->scenario->knob[KNOB_WORK] > 0)
            worker_busy(worker, worker->scenario->knob[KNOB_WORK]);
    }
    say(worker, LEFT);
    rescue(worker);
}

static int act_measure(const struct piece *piece, struct readings *readings)
{
    uint64_t rescued = 0, looks = 0, got = 0;
    for (size_t w = 0; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        rescued += piece->control[w].note[RESCUED];
        for (size_t i = 0; i < log->count; i++) {
            looks += log->operations[i].kind == OPERATION_EMPTY;
            got += log->operations[i].answer == ANSWER_GOT;
        }
    }
    readings_set(readings, &hung, (double)rescued);
    readings_set(readings, &checks, got ? (double)looks / (double)got : NAN);
    return 0;
}

const struct workload_class workload_check_then_act = {
    .name = "check-then-act",
    .summary = "while the queue is not empty, a get() that waits",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_WORK) |
             KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_ASIDE | TRAIT_LOOKS | TRAIT_BLOCKS,
    .measures = {&hung, &checks},
    .room = act_room,
    .fill = items_fill,
    .work = act_work,
    .measure = act_measure,
};
