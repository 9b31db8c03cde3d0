/* The same queues on real threads: schedules are reproduced every time, divergences are told and
 * hang nobody, and delays make only those lie that lie. */
#include "check.h"

#include <errno.h>
#include <stdlib.h>

#include "explore/tell/example.h"
#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/threads/reenact.h"

enum { RUNS = 20, SECONDS = 20 };

static _Atomic uint64_t ticket = 1;

static const struct stamp_clock *clock_of(enum stamp_kind kind)
{
    static struct stamp_clock clock;
    stamp_clock_open(&clock, kind, &ticket);
    return &clock;
}

static struct program program;

/* An execution of the program on the queue, with the machine closed again: the least that fails, or
 * an example of one that does not. */
static struct experiment tell(const struct queue_class *queue, const char *text,
                              struct execution *execution)
{
    struct experiment experiment = {.queue = queue, .program = &program, .capacity = 4};
    struct exploration *exploration;
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    error = explore_shortest(exploration, execution);
    if (error == ENOENT)
        error = example_tell(execution);
    check_int(queue->name, error, 0);
    explore_close(exploration);
    return experiment;
}

/* The execution is what every one of the runs comes to. */
static void check_replay(const struct queue_class *queue, const char *text, unsigned verdict,
                         enum stamp_kind kind)
{
    struct execution execution;
    struct reenactment enacted;
    char why[256] = "";
    struct experiment experiment = tell(queue, text, &execution);
    check_int("the explorer's verdict", execution.verdict, verdict);
    int error =
        reenact(&experiment, &execution, RUNS, SECONDS, clock_of(kind), &enacted, why, sizeof why);
    check_that(!error, "%s, %s: error %d, %s", queue->name, text, error, why);
    check_that(enacted.runs == RUNS && enacted.same == RUNS, "%s, %s: %u of %u, want %d of %d",
               queue->name, text, enacted.same, enacted.runs, RUNS, RUNS);
    check_int(queue->name, enacted.verdict, verdict);
    for (size_t w = 0; w < enacted.history.workers; w++) /* every answer as the explorer has it */
        for (size_t i = 0; i < enacted.history.logs[w].count; i++) {
            const struct operation *is = &enacted.history.logs[w].operations[i];
            const struct operation *was = &execution.history.logs[w].operations[i];
            check_that(i < execution.history.logs[w].count && is->answer == was->answer &&
                           operation_item(is) == operation_item(was),
                       "%s: worker %zu, operation %zu: answer %d", queue->name, w, i, is->answer);
        }
    history_free(&enacted.history);
    execution_free(&execution);
}

static void test_lies(void)
{
    static const char full[] = "init: put put; get | get";
    check_replay(queue_find_instrumented("vyukov"), "put | put,get", VERDICT_SPURIOUS,
                 STAMP_FENCED);
    check_replay(queue_find_instrumented("mutex-trylock"), full, VERDICT_SPURIOUS, STAMP_FENCED);
    check_replay(queue_find_instrumented("semaphore-trylock"), full, VERDICT_SPURIOUS,
                 STAMP_FENCED);
    check_replay(queue_find_instrumented("vyukov"), "put | put | put,get", VERDICT_SPURIOUS,
                 STAMP_TICKET);
}

/* Two workers put; threads of the queue's own and pipes the gate cannot give. */
static void test_exact(void)
{
    for (size_t i = 0; queue_table_instrumented[i]; i++) {
        const struct queue_class *queue = queue_table_instrumented[i];
        if (queue->claim == QUEUE_EXACT && queue->putters != 1 && !queue->detach)
            check_replay(queue, "put | put,get", 0, STAMP_FENCED);
    }
}

/* Waiting steps: handed over as in the explorer, never waited for. */
static void test_waiting(void)
{
    check_replay(&queue_sleeper_instrumented, "get | put", 0, STAMP_FENCED);
    check_replay(&queue_patient_instrumented, "get | put", 0, STAMP_FENCED);
    check_replay(&queue_holder_instrumented, "put | put", 0, STAMP_FENCED);
    for (size_t i = 0; queue_table_instrumented[i]; i++)
        if (queue_table_instrumented[i]->get_timed && !queue_table_instrumented[i]->detach) {
            check_replay(queue_table_instrumented[i], "get_timed | put", 0, STAMP_FENCED);
            check_replay(queue_table_instrumented[i], "get_timed | get_timed", 0, STAMP_FENCED);
        }
    check_replay(&queue_crossed_instrumented, "put | get", VERDICT_DEADLOCK, STAMP_FENCED);
    check_replay(&queue_careless_instrumented, "get | put", VERDICT_DEADLOCK, STAMP_FENCED);
    check_replay(&queue_wide_instrumented, "put,get | get", VERDICT_REPEATS | VERDICT_INVENTS,
                 STAMP_FENCED);
    check_replay(&queue_narrow_instrumented, "put | put,get", VERDICT_INVENTS | VERDICT_LOSES,
                 STAMP_FENCED);
}

/* An execution that the queue does not follow is given up with one line. */
static void check_divergence(struct experiment *experiment, const struct execution *execution,
                             const char *line)
{
    struct reenactment enacted;
    char why[256] = "";
    int error =
        reenact(experiment, execution, RUNS, 1, clock_of(STAMP_FENCED), &enacted, why, sizeof why);
    check_int(line, error, ECANCELED);
    check_int(line, enacted.runs, 0);
    check_that(strstr(why, line) != NULL && !strchr(why, '\n'), "got \"%s\", want \"%s\"", why,
               line);
    history_free(&enacted.history);
}

static void test_divergence(void)
{
    struct execution execution;
    struct experiment experiment =
        tell(queue_find_instrumented("vyukov"), "put | put,get", &execution);
    struct execution_step *third = &execution.steps[2];
    third->record.caller++;
    check_divergence(&experiment, &execution, "step 3: A is at vyukov.c:");
    third->record.caller--;
    third->record.succeeded = false;
    check_divergence(&experiment, &execution, "step 3: A's cas");
    third->record.succeeded = true;
    execution.count--;
    check_divergence(&experiment, &execution, "after step 9, the last, A goes on");
    execution.count++;
    struct execution_step *last = &execution.steps[9];
    last->choice.worker = 1;
    check_divergence(&experiment, &execution, "step 10: B never came to it");
    last->choice.worker = 0;
    execution.verdict = VERDICT_DEADLOCK;
    execution.count--;
    check_divergence(&experiment, &execution, "after step 9, the last, A goes on");
    execution.count++;
    execution_free(&execution);
}

/* What real threads must not or cannot do is refused before they start. */
static void test_refused(void)
{
    struct execution execution;
    struct reenactment enacted;
    char why[256] = "";
    struct experiment experiment = tell(&queue_polite_instrumented, "put | get", &execution);
    int error =
        reenact(&experiment, &execution, 1, 1, clock_of(STAMP_FENCED), &enacted, why, sizeof why);
    check_int("a livelock", error, EINVAL);
    check_that(strstr(why, "for ever") != NULL, "got \"%s\"", why);
    execution_free(&execution);
    experiment = tell(&queue_freed_instrumented, "put,get | put,get", &execution);
    error =
        reenact(&experiment, &execution, 1, 1, clock_of(STAMP_FENCED), &enacted, why, sizeof why);
    check_int("freed memory", error, EINVAL);
    check_that(strstr(why, "not allocated") != NULL, "got \"%s\"", why);
    execution_free(&execution);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"every lie is reproduced every time", test_lies},
        {"so is what is no lie", test_exact},
        {"waiting steps hang nobody", test_waiting},
        {"whoever leaves the execution is told where", test_divergence},
        {"what must not be done is refused", test_refused},
        {NULL, NULL},
    };
    return check_main("native", cases);
}
