/* Tests of measuring: every queue in every workload, what is counted, and the plan of rounds. */
#include <string.h>

#include "measure/witness.h"
#include "measure/rounds.h"
#include "measure_queues.h"
#include "measure_runs.h"

/* ---- every queue, every workload, threads and processes ---- */

/* What the queue is wrong in by design is luck, and no fault of the run. */
static bool owns_up(const struct queue_class *queue, const char *wrong)
{
    return queue->wrong && strstr(queue->wrong, wrong);
}

static void check_outcome(const struct queue_class *queue, const struct scenario *scenario,
                          const struct measure_outcome *outcome)
{
    const struct tally *tally = &outcome->tally;
    char what[128];
    snprintf(what, sizeof what, "%s, %s, %s: ", queue->name, scenario->workload->name,
             scenario->processes ? "processes" : "threads");
    char *end = what + strlen(what);
    size_t left = sizeof what - strlen(what);
    /* A log filled up by a preempted lock holder's victims ends a piece early: no fault. */
    bool hangs = owns_up(queue, "hangs");
    if (!workload_has(scenario->workload, TRAIT_ONE_PIECE) && !hangs) {
        if (tally->operations < LOG_LIMIT && !owns_up(queue, "loses")) {
            snprintf(end, left, "items got, of those put");
            check_int(what, tally->got, tally->put);
        }
        snprintf(end, left, "reached its budget");
        check_that(tally->got >= scenario->knob[KNOB_OPS], "%s: got %" PRIu64, what, tally->got);
    }
    snprintf(end, left, "pending, died and interrupted");
    if (!hangs)
        check_int(what, tally->pending + outcome->died + outcome->interrupted, 0);
    snprintf(end, left, "witness, if it lied");
    check_int(what, outcome->witness.workers > 0, tally->spurious > 0);
    if (queue->claim == QUEUE_EXACT) {
        snprintf(end, left, "spurious");
        check_int(what, tally->spurious, 0);
    }
    if (scenario->workload == workload_find("never-empty")) {
        snprintf(end, left, "legal Empties");
        check_int(what, tally->legal_empty, 0);
    }
}

/* All pairs with QLAB_TEST_ALL=1; else a third of them, another one with another QLAB_TEST_SEED,
 * and under sanitizers. */
static void every_queue(void)
{
    struct measure_rig *rig = open_rig(STAMP_FENCED);
    size_t third = (test_seed() + light_test()) % 3;
    for (size_t q = 0; queue_table[q]; q++) {
        for (size_t way = 0; workload_table[way / 2]; way++) {
            if (!whole_test() && (q + way) % 3 != third)
                continue;
            struct scenario scenario = small(workload_table[way / 2]->name, way % 2);
            struct measure_outcome outcome;
            /* In ck's ring putters spin until the one before them is done; in delay they rest. */
            bool slow = strcmp(queue_table[q]->name, "ck-ring") == 0 ||
                        scenario.workload == workload_find("delay");
            scenario.knob[KNOB_OPS] = slow ? 100 : 2000;
            scenario.pin = q % 2;
            char why[200];
            if (queue_table[q]->unavailable || queue_table[q]->peer || queue_table[q]->open ||
                (scenario.processes && light_test()) ||
                scenario_refuses(&scenario, queue_table[q], why, sizeof why))
                continue;
            check_int("run", measure_run(rig, queue_table[q], &scenario, q, &stop, &outcome), 0);
            check_outcome(queue_table[q], &scenario, &outcome);
            history_free(&outcome.witness);
            readings_free(&outcome.readings);
        }
    }
    measure_close(rig);
    check_no_child();
}

/* Nobody else holds anything: even queues that lie have no occasion. */
static void one_consumer(void)
{
    struct scenario scenario = small("prefilled", false);
    scenario.knob[KNOB_CONSUMERS] = 1;
    for (size_t q = 0; queue_table[q]; q++) {
        char why[200];
        if (queue_table[q]->unavailable || queue_table[q]->peer || queue_table[q]->open ||
            scenario_refuses(&scenario, queue_table[q], why, sizeof why))
            continue;
        struct measure_outcome outcome = run(queue_table[q], &scenario, STAMP_TICKET, 0);
        check_int(queue_table[q]->name, outcome.tally.spurious, 0);
        check_int("attempts: one for every item", outcome.tally.attempts, outcome.tally.put);
        check_int("pieces without a budget", outcome.pieces, 1);
    }
}

/* ---- what is counted ---- */

static void lies_are_counted(void)
{
    struct scenario scenario = small("prefilled", false);
    scenario.knob[KNOB_CONSUMERS] = 1;
    struct measure_outcome outcome = run(&liar_queue, &scenario, STAMP_FENCED, 0);
    struct tally again = {0};
    check_int("spurious: one before every item", outcome.tally.spurious, 500);
    check_int("legal: the last", outcome.tally.legal_empty, 1);
    check_int("attempts", outcome.tally.attempts, 1000);
    check_int("episodes", outcome.tally.episodes, 500);
    check_int("moved while the clock ran", outcome.moved, 500);
    check_int("judging the witness", judge_emptiness(&outcome.witness, &again, NULL, NULL), 0);
    check_that(again.spurious > 0, "the witness alone proves a lie: got %" PRIu64, again.spurious);
    check_that(again.operations < 200, "the witness is short: got %" PRIu64, again.operations);
    for (size_t i = 0; i < outcome.witness.workers; i++)
        check_int("number of a worker", outcome.witness.logs[i].worker, i);
    history_free(&outcome.witness);
}

/* Item 1 is got within the guard after the lie's return, so only item 2, put long before, proves
 * it. Whoever looks for the chain no further than that return takes item 1 to stay for ever. */
static void witness_knows_the_guard(void)
{
    enum { CALLS = 60, GUARD = 100 };
    struct operation put[CALLS + 2],
        empty[] = {
            {.invoked = 100000, .returned = 100010, .kind = OPERATION_GET, .answer = ANSWER_EMPTY}};
    struct operation get[CALLS + 1];
    for (uint64_t i = 0; i < CALLS + 2; i++) /* items 1, 2, then others, which are got again */
        put[i] = (struct operation){.item = i + 1,
                                    .invoked = 1000 * (i + 1),
                                    .returned = 1000 * (i + 1) + 10,
                                    .kind = OPERATION_PUT,
                                    .answer = ANSWER_OK};
    for (uint64_t i = 0; i < CALLS; i++)
        get[i] = (struct operation){.item = i + 3,
                                    .invoked = 1000 * (i + 3) + 500,
                                    .returned = 1000 * (i + 3) + 510,
                                    .kind = OPERATION_GET,
                                    .answer = ANSWER_GOT};
    get[CALLS] = (struct operation){.item = 1,
                                    .invoked = 100050,
                                    .returned = 100060,
                                    .kind = OPERATION_GET,
                                    .answer = ANSWER_GOT};
    struct history_log logs[] = {{.operations = put, .count = CALLS + 2, .worker = 0},
                                 {.operations = empty, .count = 1, .worker = 7},
                                 {.operations = get, .count = CALLS + 1, .worker = 9}};
    const struct history piece = {.logs = logs, .workers = 3, .guard = GUARD};
    struct witness witness = {.searches = 0};
    struct judgement judgement;
    struct tally again = {0};
    check_int("judging", witness_judge(&witness, &piece, &piece, &judgement), 0);
    check_int("spurious", judgement.tally.spurious, 1);
    check_int("judging the witness", judge_emptiness(&witness.excerpt, &again, NULL, NULL), 0);
    check_int("the witness alone proves it", again.spurious, 1);
    check_int("the liar's number stays", witness.excerpt.logs[1].worker, 7);
    history_free(&witness.excerpt);
}

static void looks_are_calls(void)
{
    struct scenario scenario = small("prefilled", false);
    scenario.knob[KNOB_CONSUMERS] = 1;
    scenario.knob[KNOB_ITEMS] = 10;
    scenario.knob[KNOB_LOOKS] = 2;
    scenario.knob[KNOB_WORK] = 100;
    struct measure_outcome outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
    check_int("10 puts, 11 gets, 22 looks", outcome.tally.operations, 43);
    check_int("legal: the last get and its looks", outcome.tally.legal_empty, 3);
}

static void full_and_rate(void)
{
    struct scenario scenario = small("prefilled", false);
    scenario.knob[KNOB_CAPACITY] = 16;
    struct measure_outcome outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
    check_int("put until Full", outcome.tally.put, 16);
    check_int("Full", outcome.tally.full, 1);
    scenario.workload = workload_find("producer-consumer");
    scenario.knob[KNOB_OPS] = 100;
    scenario.knob[KNOB_RATE] = 100000;
    outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
    check_int("got at a rate", outcome.tally.got, 100);
}

/* The first piece gives 5 of 500 items and fills the logs; the second gives all. */
static void full_log_ends_the_piece(void)
{
    struct scenario scenario = small("prefilled", false);
    scenario.knob[KNOB_OPS] = 6;
    struct measure_outcome outcome = run(&dry_queue, &scenario, STAMP_FENCED, 0);
    check_int("pieces", outcome.pieces, 2);
    check_int("got", outcome.tally.got, 505);
    check_that(outcome.tally.operations > LOG_LIMIT, "a log was full: got %" PRIu64 " operations",
               outcome.tally.operations);
    history_free(&outcome.witness);
}

/* ---- rounds ---- */

static void rounds_are_shuffled(void)
{
    enum { ROUNDS = 7, QUEUES = 3, POINTS = 4, RUNS = ROUNDS * QUEUES * POINTS };
    struct planned_run *plan = rounds_plan(ROUNDS, QUEUES, POINTS, 42);
    struct planned_run *same = rounds_plan(ROUNDS, QUEUES, POINTS, 42);
    unsigned seen[ROUNDS][QUEUES][POINTS] = {0}, warmups[QUEUES] = {0};
    bool ran[QUEUES] = {false};
    size_t moved = 0;
    check_that(plan && same, "two plans");
    for (size_t i = 0; plan && same && i < RUNS; i++) {
        const struct planned_run *p = &plan[i];
        check_int("rounds in order", p->round, i / (QUEUES * POINTS));
        seen[p->round][p->queue][p->point]++;
        check_int("warm-up: the queue's first run", p->warmup, !ran[p->queue]);
        ran[p->queue] = true;
        warmups[p->queue] += p->warmup;
        moved += p->queue * POINTS + p->point != i % (QUEUES * POINTS);
        check_that(p->queue == same[i].queue && p->point == same[i].point &&
                       p->seed == same[i].seed && p->warmup == same[i].warmup,
                   "run %zu is the same with the same seed", i);
    }
    for (size_t i = 0; i < RUNS; i++)
        check_int("times planned", seen[i / (QUEUES * POINTS)][i / POINTS % QUEUES][i % POINTS], 1);
    for (size_t i = 0; i < QUEUES; i++)
        check_int("warm-ups of a queue", warmups[i], 1);
    check_that(moved > 0, "shuffled (seed 42): got %zu runs out of order", moved);
    free(plan);
    free(same);
    check_that(!rounds_plan(UINT32_MAX, SIZE_MAX / 2, 3, 1), "too many runs are refused");
}

int main(void)
{
    const struct check_case cases[] = {
        {"every queue, every workload, threads and processes", every_queue},
        {"one consumer never sees a lie", one_consumer},
        {"lies are counted and shown", lies_are_counted},
        {"the witness proves a lie by the guard, too", witness_knows_the_guard},
        {"looks are calls", looks_are_calls},
        {"Full, and a rate", full_and_rate},
        {"a full log ends the piece, not the run", full_log_ends_the_piece},
        {"rounds are shuffled", rounds_are_shuffled},
        {NULL, NULL},
    };
    return check_main("measure", cases);
}
