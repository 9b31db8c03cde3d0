/* Frozen: one worker stands still with an item in hand, and the others go on asking.
 *
 * All items are put before the start. The first worker gets one and stops, as one does that is
 * stopped, swapped out or in a long pause of a garbage collector; nobody can tell that from a slow
 * one. Then the others begin. When the time is up what it has in hand is given back, if the queue
 * can: its lease is over. Where a GOT is a reservation the item was inside all the time, and the
 * others were told so, or waited, or were told Empty. Where a GOT is final it had left the queue,
 * and dies with its worker.
 */
#include "measure/workload/common.h"

static const struct measure told_empty = {
    .name = "told_empty",
    .label = "told Empty",
    .help = "Empties of the others while the first worker stood still",
    .unit = MEASURE_COUNT,
};
static const struct measure told_busy = {
    .name = "told_busy",
    .label = "told Busy",
    .help = "Busies of the others while the first worker stood still",
    .unit = MEASURE_COUNT,
};
static const struct measure longest_get = {
    .name = "longest_get",
    .label = "longest get",
    .help = "the longest call of the others: who waits, waits in it",
    .unit = MEASURE_TIME,
};
static const struct measure never_got = {
    .name = "never_got",
    .label = "never got",
    .help = "items that nobody had got in the end",
    .unit = MEASURE_COUNT,
};

enum { FROZEN = 1 };   /* the state of the first worker from then on */
enum { FROM, TO };     /* the notes of the first worker: when it stood still; 0: not yet */
#define REST_NS 200000 /* after an answer that is no item */

/* The first item of the first worker; false: given back. */
static bool freeze(struct worker *worker)
{
    struct control *control = worker->control;
    control->note[FROM] = stamp_returned(&worker->clock);
    /* Release: it has an item in hand. Partner: wait_for_freeze(). */
    atomic_store_explicit(&control->state, FROZEN, memory_order_release);
    worker_sleep(worker, now_ns() + worker->scenario->knob[KNOB_FREEZE]);
    control->note[TO] = stamp_invoked(&worker->clock);
    return false;
}

static bool work(struct worker *worker, uint64_t item)
{
    (void)item; /* all are alike */
    if (worker->index == 0 && worker->control->note[FROM] == 0)
        return freeze(worker);
    worker_busy(worker, worker->scenario->knob[KNOB_WORK]);
    return true;
}

static void wait_for_freeze(struct worker *worker)
{
    const struct control *first = &worker->rig->control[0];
    while (worker->index > 0 && worker_on(worker) &&
           /* Partner: the release in freeze(). */
           atomic_load_explicit(&first->state, memory_order_acquire) != FROZEN)
        worker_sleep(worker, now_ns() + REST_NS);
}

static void frozen_work(struct worker *worker)
{
    uint64_t item;
    wait_for_freeze(worker);
    while (worker_on(worker)) {
        enum queue_answer answer = record_get_working(worker, &item, work);
        if (answer == QUEUE_GOT && !worker->queue->settle)
            work(worker, item);
        if (answer == QUEUE_GOT)
            continue;
        if (items_got(worker->rig) >= worker->rig->board->target)
            return;
        worker_sleep(worker, now_ns() + REST_NS);
    }
}

static int frozen_measure(const struct piece *piece, struct readings *readings)
{
    const uint64_t *note = piece->control[0].note;
    uint64_t empties = 0, busies = 0, longest = 0;
    for (size_t w = 1; w < piece->workers; w++)
        for (size_t i = 0; i < piece->history->logs[w].count; i++) {
            const struct operation *call = &piece->history->logs[w].operations[i];
            if (call->answer == ANSWER_PENDING)
                continue;
            bool meanwhile = call->invoked > note[FROM] && call->returned < note[TO];
            empties += meanwhile && call->answer == ANSWER_EMPTY;
            busies += meanwhile && call->answer == ANSWER_BUSY;
            longest =
                call->returned - call->invoked > longest ? call->returned - call->invoked : longest;
        }
    if (note[TO] == 0)
        return 0; /* it never stood still */
    readings_set(readings, &told_empty, (double)empties);
    readings_set(readings, &told_busy, (double)busies);
    readings_set(readings, &longest_get, ticks_ns(piece->history, longest));
    readings_set(readings, &never_got, (double)(piece->put_before - piece->tally->got));
    return 0;
}

const struct workload_class workload_frozen = {
    .name = "frozen",
    .summary = "one worker stands still with an item in hand; the others go on",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_CAPACITY) |
             KNOB_BIT(KNOB_WORK) | KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_FREEZE) |
             KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE,
    .measures = {&told_empty, &told_busy, &longest_get, &never_got},
    .room = items_room,
    .least_room = items_room,
    .fill = items_fill,
    .work = frozen_work,
    .measure = frozen_measure,
};
