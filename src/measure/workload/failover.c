/* Failover: the server that keeps the queue dies, and its copy takes over.
 *
 * The first worker watches. After a while the server dies; the watcher hears nothing any more,
 * waits as long as its patience lasts, for dead and slow look alike, and promotes the copy. The
 * others put and get all the time, and go on where they are served. Many items are inside, so that
 * what is put and what is got are far apart: of the last millisecond before the death the puts are
 * lost, and the gets happen again. In the end all that is left is got.
 */
#include "measure/workload/common.h"

static const struct measure lost = {
    .name = "lost",
    .label = "lost",
    .help = "items whose put was told OK, and that nobody ever got",
    .unit = MEASURE_COUNT,
};
static const struct measure twice = {
    .name = "twice",
    .label = "got again",
    .help = "gets of an item that had been got before",
    .unit = MEASURE_COUNT,
};
static const struct measure unserved = {
    .name = "unserved",
    .label = "no server",
    .help = "from the server's death until the first call that the promoted one answered",
    .unit = MEASURE_TIME,
};
static const struct measure told_ok = {
    .name = "told_ok",
    .label = "told OK",
    .help = "puts that were told OK while the workers ran",
    .unit = MEASURE_COUNT,
};

enum { OVER = 1 };         /* the state of the watcher, when enough was seen */
enum { DEATH, PROMOTION }; /* its notes: when it had happened; 0: it has not */

#define WHILE_NS UINT64_C(50000000) /* before the death, and after the promotion */
#define REST_NS  UINT64_C(200000)   /* after an answer that is no item */

static size_t failover_workers(const struct scenario *scenario)
{
    return 1 + scenario->knob[KNOB_PRODUCERS] + scenario->knob[KNOB_CONSUMERS];
}

static void watch(struct worker *watcher)
{
    struct control *control = watcher->control;
    worker_sleep(watcher, now_ns() + WHILE_NS + random_below(&watcher->random, WHILE_NS / 10));
    if (worker_on(watcher) && watcher->queue->fail(watcher->part)) {
        control->note[DEATH] = stamp_returned(&watcher->clock);
        worker_sleep(watcher, now_ns() + watcher->scenario->knob[KNOB_PATIENCE]);
        if (watcher->queue->promote(watcher->part))
            control->note[PROMOTION] = stamp_returned(&watcher->clock);
        worker_sleep(watcher, now_ns() + WHILE_NS);
    }
    /* Release: the notes. Partner: the acquire in over(). */
    atomic_store_explicit(&control->state, OVER, memory_order_release);
}

static bool over(const struct worker *worker)
{
    /* Partner: the release in watch(). */
    return atomic_load_explicit(&worker->rig->control[0].state, memory_order_acquire) == OVER;
}

static void produce(struct worker *worker)
{
    uint64_t rate = worker->scenario->knob[KNOB_RATE], began = now_ns();
    for (uint64_t n = 1; worker_on(worker) && !over(worker); n++) {
        if (rate > 0) /* not more than that, and no catching up of what was missed */
            worker_sleep(worker, (began += NS_A_SECOND / rate));
        if (!put_one(worker, worker_item(worker, n)))
            break;
        began = began > now_ns() ? began : now_ns();
    }
    /* Release: all of this producer's .put. Partner: the acquire in all_put(). */
    atomic_store_explicit(&worker->control->produced, true, memory_order_release);
}

static bool all_put(const struct worker *worker)
{
    for (uint64_t i = 1; i <= worker->scenario->knob[KNOB_PRODUCERS]; i++)
        /* Partner: the release in produce(). */
        if (!atomic_load_explicit(&worker->rig->control[i].produced, memory_order_acquire))
            return false;
    return over(worker);
}

static void consume(struct worker *worker)
{
    while (worker_on(worker)) {
        uint64_t item;
        bool last = all_put(worker); /* before the get: then its Empty is the end */
        enum queue_answer answer = record_get(worker, &item);
        if (answer == QUEUE_GOT)
            worker_busy(worker, worker->scenario->knob[KNOB_WORK]);
        else if (answer == QUEUE_EMPTY && last)
            return;
        else
            worker_sleep(worker, now_ns() + REST_NS);
    }
}

static void failover_work(struct worker *worker)
{
    if (worker->index == 0)
        watch(worker);
    else if (worker->index <= worker->scenario->knob[KNOB_PRODUCERS])
        produce(worker);
    else
        consume(worker);
}

/* The first return of a call that was answered after that; STAMP_NEVER: none was. */
static uint64_t first_answer(const struct piece *piece, uint64_t after)
{
    uint64_t first = STAMP_NEVER;
    for (size_t w = 1; w < piece->workers; w++)
        for (size_t i = 0; i < piece->history->logs[w].count; i++) {
            const struct operation *call = &piece->history->logs[w].operations[i];
            bool answered = call->answer == ANSWER_OK || call->answer == ANSWER_GOT ||
                            call->answer == ANSWER_EMPTY;
            if (answered && call->returned > after && call->returned < first)
                first = call->returned;
        }
    return first;
}

static int failover_measure(const struct piece *piece, struct readings *readings)
{
    const uint64_t *note = piece->control[0].note;
    uint64_t served = note[PROMOTION] ? first_answer(piece, note[PROMOTION]) : STAMP_NEVER;
    if (served != STAMP_NEVER)
        readings_set(readings, &unserved, ticks_ns(piece->history, served - note[DEATH]));
    readings_set(readings, &told_ok, (double)(piece->tally->put - piece->put_before));
    readings_set(readings, &twice, (double)piece->faults[FAULT_REPEAT]);
    if (piece->drained)
        readings_set(readings, &lost, (double)piece->faults[FAULT_LOST]);
    return 0;
}

const struct workload_class workload_failover = {
    .name = "failover",
    .summary = "the server that keeps the queue dies, and its copy takes over",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_PRODUCERS) | KNOB_BIT(KNOB_ITEMS) |
             KNOB_BIT(KNOB_RATE) | KNOB_BIT(KNOB_WORK) | KNOB_BIT(KNOB_PATIENCE) |
             KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_ASIDE | TRAIT_FAILS,
    .measures = {&lost, &twice, &unserved, &told_ok},
    .workers = failover_workers,
    .room = items_room,
    .fill = items_fill,
    .work = failover_work,
    .measure = failover_measure,
};
