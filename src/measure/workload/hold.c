/* Hold: everything is inside before the start; every attempt comes after a pause of random length.
 *
 * So attempts come at moments that have nothing to do with each other, and an attempt is refused
 * with the probability that somebody else is inside the lock just then: the share of time in which
 * another worker holds it. That share is taken from the gets that found an item: a worker holds the
 * lock for about as long as such a call lasts.
 */
#include "measure/workload/common.h"

static const struct measure held = {
    .name = "held",
    .label = "held by another",
    .help = "share of time in which another worker was inside a get that found an item: what the "
            "rate of "
            "lies should be",
    .unit = MEASURE_SHARE,
    .model_of = "rate",
};
static const struct measure call = {
    .name = "call",
    .label = "time of a get",
    .help = "mean time of a get that found an item",
    .unit = MEASURE_TIME,
};

static void hold_work(struct worker *worker)
{
    uint64_t pause = 2 * worker->scenario->knob[KNOB_WORK] + 1, item;
    while (worker_on(worker)) {
        worker_busy(worker, random_below(&worker->random, pause));
        if (worker_on(worker) && record_get(worker, &item) == QUEUE_EMPTY &&
            items_got(worker->rig) >= worker->rig->board->target)
            return;
    }
}

static int hold_measure(const struct piece *piece, struct readings *readings)
{
    uint64_t inside = 0, calls = 0, span = 0;
    for (size_t w = 0; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        for (size_t i = 0; i < log->count; i++) {
            const struct operation *operation = &log->operations[i];
            if (operation->answer != ANSWER_GOT)
                continue;
            inside += operation->returned - operation->invoked;
            calls++;
        }
        if (log->count > 0)
            span += log->operations[log->count - 1].returned - log->operations[0].invoked;
    }
    if (calls == 0 || span == 0)
        return 0;
    /* Of the time of all workers, the share that one spends inside; the others' shares add up. */
    double share = (double)inside / (double)span * (double)(piece->workers - 1);
    readings_set(readings, &held, share < 1 ? share : 1);
    readings_set(readings, &call, ticks_ns(piece->history, inside) / (double)calls);
    return 0;
}

const struct workload_class workload_hold = {
    .name = "hold",
    .summary = "all items are put first; attempts come after random pauses",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_BYTES) |
             KNOB_BIT(KNOB_WORK) | KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE,
    .measures = {&held, &call},
    .room = items_room,
    .fill = items_fill,
    .work = hold_work,
    .measure = hold_measure,
};
