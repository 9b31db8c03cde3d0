/* The explorer's POSIX: every modelled call does what POSIX says, threads and pipes of a queue are
 * explored like everything else, and what is not modelled is refused by name. */
#include "check.h"
#include "explore/calls.h"
#include "explore/explore.h"
#include "explore/queues.h"

#include <errno.h>

static struct program program;

static struct exploration *explore(const struct queue_class *queue, const char *text)
{
    char why[256] = "";
    struct exploration *exploration = NULL;
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    struct experiment experiment = {.queue = queue, .program = &program, .capacity = 4};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    return error ? NULL : exploration;
}

/* Runs the machine to an end; returns the steps, to be taken back. */
static size_t run_on(void)
{
    struct choice choices[MACHINE_CHOICES];
    size_t steps = 0;
    for (; machine_choices(choices) && machine_save(choices[0].worker); steps++)
        machine_take(choices[0]);
    return steps;
}

/* Seven checks in the prefix, the others by a worker. */
static void test_calls(void)
{
    struct exploration *exploration = explore(
        &queue_calls_instrumented, "init: put put put put put put put; put,put,put,put,put,put");
    if (!exploration)
        return;
    size_t steps = run_on(), prefix = program.workers[program.count].count;
    for (size_t i = 0; calls_names[i]; i++) {
        const struct machine_worker *worker = &machine.worker[i < prefix ? machine.workers : 0];
        check_int(calls_names[i], worker->facts[i < prefix ? i : i - prefix].answer, ANSWER_OK);
    }
    check_int("no trouble", machine.trouble, 0);
    while (steps--)
        machine_back();
    explore_close(exploration);
}

static void test_wide(void)
{
    struct exploration *exploration = explore(&queue_wide_instrumented, "put,get");
    if (!exploration)
        return;
    size_t steps = run_on();
    check_int("put", machine.worker[0].facts[0].answer, ANSWER_OK);
    check_int("get", machine.worker[0].facts[1].item, 1);
    while (steps--)
        machine_back();
    explore_close(exploration);
}

static void test_queues(void)
{
    static const struct {
        const struct queue_class *queue;
        const char *program;
        unsigned seen;
    } cases[] = {
        {&queue_piped_instrumented, "put | put,get", 0},
        {&queue_piped_instrumented, "init: put; get | get | put", 0},
        {&queue_fed_instrumented, "get | get", 0},
        {&queue_fed_instrumented, "put | get", VERDICT_SPURIOUS},
        {&queue_fed_instrumented, "put,get", VERDICT_SPURIOUS},
        {&queue_fed_instrumented, "put | put,get", VERDICT_SPURIOUS},
        {&queue_fed_instrumented, "init: put; get", VERDICT_SPURIOUS},
        {&queue_heavy_instrumented, "put | get", 0},
        {&queue_heavy_instrumented, "put,put | get", 0},
        {&queue_heavy_instrumented, "put,put", VERDICT_DEADLOCK},
        {&queue_heavy_instrumented, "get", VERDICT_DEADLOCK},
        {&queue_late_instrumented, "put | put", VERDICT_FREED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct exploration *exploration = explore(cases[i].queue, cases[i].program);
        if (!exploration)
            continue;
        check_that(explore_findings(exploration)->seen == cases[i].seen, "%s, %s: seen %x, want %x",
                   cases[i].queue->name, cases[i].program, explore_findings(exploration)->seen,
                   cases[i].seen);
        explore_close(exploration);
    }
}

/* The feeder's lie is the shortest without the feeder: it has not even started. */
static void test_feeder(void)
{
    struct exploration *exploration = explore(&queue_fed_instrumented, "put,get");
    struct execution execution;
    if (!exploration)
        return;
    check_int("workers, with the thread", machine.workers, 2);
    check_int("found", explore_shortest(exploration, &execution), 0);
    check_int("verdict", execution.verdict, VERDICT_SPURIOUS);
    check_int("preemptions", execution.preemptions, 0);
    check_int("switches", execution.switches, 0);
    check_int("steps", execution.count, 6);
    check_text("the look", step_word(execution.steps[execution.count - 2].record.kind), "poll");
    execution_free(&execution);
    explore_close(exploration);
}

/* By enumeration, too: a thread that is started is taken back like any step. */
static void test_enumeration(void)
{
    static const char *const programs[] = {"put,get", "put | get"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        char why[256], got[BIG_TEXT], want[BIG_TEXT];
        struct findings naive;
        struct exploration *exploration = explore(&queue_fed_instrumented, programs[i]);
        if (!exploration)
            continue;
        struct findings found = *explore_findings(exploration);
        explore_close(exploration);
        struct experiment experiment = {
            .queue = &queue_fed_instrumented, .program = &program, .capacity = 4};
        check_int("naive",
                  explore_naive(&experiment, &(struct search_options){0}, &naive, why, sizeof why),
                  0);
        check_text(programs[i], big_text(&found.interleavings, got),
                   big_text(&naive.interleavings, want));
        check_text(programs[i], big_text(&found.lying, got), big_text(&naive.lying, want));
        check_near(programs[i], found.odds, naive.odds, 1e-12);
    }
}

static void test_refused(void)
{
    struct exploration *exploration = NULL;
    char why[256] = "";
    program_parse(&program, "put", why, sizeof why);
    struct experiment experiment = {
        .queue = &queue_reader_instrumented, .program = &program, .capacity = 4};
    check_int(
        "rwlock",
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why),
        EINVAL);
    check_that(strstr(why, "refused.c") && strstr(why, "pthread_rwlock_wrlock()"), "said \"%s\"",
               why);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"calls", test_calls},
        {"wide", test_wide},
        {"queues", test_queues},
        {"feeder", test_feeder},
        {"refused", test_refused},
        {"enumeration", test_enumeration},
        {NULL, NULL},
    };
    return check_main("posix", cases);
}
