/* Drain: all tasks are put first; every worker takes tasks until the first Empty, then goes home.
 *
 * This is how one writes it who takes Empty at its word. A worker that was told a lie leaves early;
 * those who stay do its share. Nobody puts any more, so a task is left only if the last worker was
 * told Empty as well: a lock cannot refuse the last one, a feeder that has not written yet can.
 */
#include "measure/workload/common.h"

static const struct measure left_early = {
    .name = "left_early",
    .label = "left early",
    .help =
        "workers that left while tasks were still to be got: their Empty was over before the last "
        "get that found one was called",
    .unit = MEASURE_COUNT,
};
static const struct measure tasks_left = {
    .name = "tasks_left",
    .label = "tasks left",
    .help = "tasks that nobody got, though every worker has gone home",
    .unit = MEASURE_COUNT,
};
static const struct measure makespan = {
    .name = "makespan",
    .label = "makespan",
    .help = "from the first call to the return of the last get that found a task",
    .unit = MEASURE_TIME,
};
static const struct measure busiest = {
    .name = "busiest",
    .label = "busiest",
    .help = "share of the tasks that the busiest worker got",
    .unit = MEASURE_SHARE,
};

static void drain_work(struct worker *worker)
{
    enum queue_answer answer;
    while (take(worker, &answer) && answer != QUEUE_EMPTY)
        ;
}

/* When the last get that found a task was called, and when it was over; 0 if none did. */
static void last_got(const struct piece *piece, uint64_t *invoked, uint64_t *returned)
{
    *invoked = *returned = 0;
    for (size_t w = 0; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        for (size_t i = log->count; i-- > 0;) {
            const struct operation *operation = &log->operations[i];
            if (operation->answer != ANSWER_GOT)
                continue;
            *invoked = operation->invoked > *invoked ? operation->invoked : *invoked;
            *returned = operation->returned > *returned ? operation->returned : *returned;
            break;
        }
    }
}

/* False if somebody was called off before his first Empty: nothing then follows from what is left.
 */
static bool all_left(const struct piece *piece)
{
    for (size_t w = 0; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        if (log->count == 0 || log->operations[log->count - 1].answer != ANSWER_EMPTY)
            return false;
    }
    return true;
}

static int drain_measure(const struct piece *piece, struct readings *readings)
{
    if (!all_left(piece))
        return 0;
    uint64_t invoked, returned, first = UINT64_MAX, got = 0, most = 0, early = 0;
    last_got(piece, &invoked, &returned);
    for (size_t w = 0; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        uint64_t own = 0;
        for (size_t i = 0; i < log->count; i++)
            own += log->operations[i].answer == ANSWER_GOT;
        const struct operation *last = &log->operations[log->count - 1];
        early += last->returned < invoked;
        first = log->operations[0].invoked < first ? log->operations[0].invoked : first;
        most = own > most ? own : most;
        got += own;
    }
    readings_set(readings, &left_early, (double)early);
    readings_set(readings, &tasks_left, (double)(piece->put_before - got));
    if (got > 0) {
        readings_set(readings, &makespan, ticks_ns(piece->history, returned - first));
        readings_set(readings, &busiest, (double)most / (double)got);
    }
    return 0;
}

const struct workload_class workload_drain = {
    .name = "drain",
    .summary = "all tasks are put first; every worker leaves at its first Empty",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_CAPACITY) | KNOB_BIT(KNOB_WORK) |
             KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_DURATION) | KNOB_BIT(KNOB_TIMEOUT) |
             KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_FLUSH),
    .traits = TRAIT_ONE_PIECE | TRAIT_PEERS,
    .measures = {&left_early, &tasks_left, &makespan, &busiest},
    .room = items_room,
    .fill = items_fill,
    .work = drain_work,
    .measure = drain_measure,
};
