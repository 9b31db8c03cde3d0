/* Tests of what measuring finds besides lies: hangs, lost items, and timed gets that gave up too
 * late or too early; and that it finds nothing where nothing is wrong. */
#include "measure_runs.h"
#include "measure_wrong.h"

/* One puts 100 items, two wait for them: a run of a tenth of a second and more. */
static struct scenario poll(uint64_t wait, bool processes)
{
    struct scenario scenario = small("poll", processes);
    scenario.knob[KNOB_CONSUMERS] = 2;
    scenario.knob[KNOB_OPS] = 100;
    scenario.knob[KNOB_RATE] = 500;
    scenario.knob[KNOB_WAIT] = wait;
    scenario.knob[KNOB_DURATION] = UINT64_C(600000000);
    return scenario;
}

static uint64_t faults_of(const struct faulty *faulty)
{
    uint64_t sum = 0;
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        sum += faulty->count[kind];
    return sum;
}

static void check_run(const struct queue_class *queue, uint64_t wait, bool processes,
                      enum fault_kind kind, struct measure_outcome *outcome)
{
    enum { TRIES = 20 }; /* a machine that is busy elsewhere may let nobody wait for another */
    struct scenario scenario = poll(wait, processes);
    *outcome = run(queue, &scenario, STAMP_FENCED, 0);
    for (int i = 1; i < TRIES && !outcome->faulty.count[kind]; i++) {
        history_free(&outcome->witness);
        readings_free(&outcome->readings);
        *outcome = run(queue, &scenario, STAMP_FENCED, 0);
    }
    uint64_t count = outcome->faulty.count[kind], both = count;
    if (kind == FAULT_EARLY) /* it looks but once: who is taken off behind that is late */
        both += outcome->faulty.count[FAULT_LATE];
    check_that(count > 0, "%s: got none of kind %d", queue->name, kind);
    check_int("faults of other kinds", faults_of(&outcome->faulty), both);
    check_int("lies", outcome->tally.spurious, 0);
    check_no_child();
    history_free(&outcome->witness);
    readings_free(&outcome->readings);
}

static void nobody_is_woken(void)
{
    for (int processes = light_test(); processes < 2; processes++) {
        struct measure_outcome outcome;
        check_run(&silent_queue, WAIT_BLOCK, processes, FAULT_HANG, &outcome);
        check_that(outcome.faulty.inside > 0, "items inside: got none");
        check_int("whoever hangs is ended", outcome.died, outcome.faulty.count[FAULT_HANG]);
        check_int("not whole", outcome.stalled, true);
    }
}

static void nobody_looks_once_more(void)
{
    struct measure_outcome outcome;
    check_run(&silent_queue, WAIT_TIMED, true, FAULT_LATE, &outcome);
    check_int("whole", outcome.died + outcome.stalled, 0);
}

static void nobody_waits(void)
{
    struct measure_outcome outcome;
    check_run(&early_queue, WAIT_TIMED, true, FAULT_EARLY, &outcome);
    check_int("whole", outcome.died + outcome.stalled, 0);
}

static void handed_to_nobody(void)
{
    struct measure_outcome outcome;
    check_run(&handing_queue, WAIT_TIMED, true, FAULT_LOST, &outcome);
    check_int("drained", outcome.drained, 1);
    check_int("whole", outcome.died + outcome.stalled, 0);
}

/* Every queue in which one can wait and that owns up to nothing, in each way to wait. */
static void nothing_is_wrong(void)
{
    uint64_t calls = 0;
    for (size_t q = 0; queue_table[q]; q++)
        for (unsigned way = 0; way < 4; way++) {
            struct scenario scenario = poll(way / 2 ? WAIT_BLOCK : WAIT_TIMED, way % 2);
            char why[200];
            if (queue_table[q]->unavailable || queue_table[q]->peer || queue_table[q]->open ||
                queue_table[q]->claim != QUEUE_EXACT || queue_table[q]->wrong ||
                queue_table[q]->order == QUEUE_BROKEN || /* a lease that is over, and no fence */
                (scenario.processes && light_test()) ||
                scenario_refuses(&scenario, queue_table[q], why, sizeof why))
                continue;
            struct measure_outcome outcome = run(queue_table[q], &scenario, STAMP_FENCED, 0);
            check_int(queue_table[q]->name, faults_of(&outcome.faulty), 0);
            check_int("drained, or nothing was left", outcome.faulty.inside, 0);
            calls += outcome.tally.operations;
            readings_free(&outcome.readings);
        }
    printf("%" PRIu64 " calls, nothing wrong\n", calls);
}

/* Items that are still inside are not lost. */
static void left_is_not_lost(void)
{
    struct scenario scenario = small("producer-consumer", true);
    scenario.knob[KNOB_DURATION] = 50000000;
    scenario.knob[KNOB_WORK] = 2000000; /* consumers are slow, so the queue fills up */
    struct measure_outcome outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
    check_that(outcome.tally.put > outcome.tally.got, "items left: put %" PRIu64 ", got %" PRIu64,
               outcome.tally.put, outcome.tally.got);
    check_int("lost", outcome.faulty.count[FAULT_LOST], 0);
    check_that(outcome.drained > 0, "drained: got none of %" PRIu64, outcome.pieces);
    readings_free(&outcome.readings);
}

int main(void)
{
    const struct check_case cases[] = {
        {"put wakes nobody: a get hangs, with items inside", nobody_is_woken},
        {"a timed get that does not look once more is late", nobody_looks_once_more},
        {"a timed get that does not wait is early", nobody_waits},
        {"an item handed to who has given up is lost", handed_to_nobody},
        {"exact queues are wrong in nothing", nothing_is_wrong},
        {"what is left inside is not lost", left_is_not_lost},
        {NULL, NULL},
    };
    return check_main("wrong", cases);
}
