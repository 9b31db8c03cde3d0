/* Gets with a deadline in the explorer: when they give up, and what the judge says of it. A
 * time-out needs a sleeper, and whoever sleeps has seen the queue empty inside this very call: so
 * the Empty of a late get_timed() is true, even of queues whose get_nowait() calls a refusal Empty.
 */
#include "check.h"
#include "explore/tell/example.h"
#include "explore/explore.h"

static const struct queue_class *queue(const char *name)
{
    const struct queue_class *found = queue_find_instrumented(name);
    check_that(found != NULL, "there is a queue %s", name);
    return found;
}

/* NULL and a failed check if it cannot be searched. */
static struct exploration *explore(const struct queue_class *class, const char *text,
                                   uint8_t timeouts)
{
    static struct program program;
    struct exploration *exploration = NULL;
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
    struct experiment experiment = {.queue = class, .program = &program, .capacity = 4};
    experiment.budget[INGREDIENT_EARLY] = timeouts;
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", class->name, text, error, why);
    return error ? NULL : exploration;
}

static void check_seen(const struct queue_class *class, const char *text, uint8_t timeouts,
                       unsigned want)
{
    struct exploration *exploration = explore(class, text, timeouts);
    if (!exploration)
        return;
    unsigned excused = class->order == QUEUE_BROKEN ? VERDICTS_ITEMS | VERDICT_LOSES : 0;
    unsigned seen = explore_findings(exploration)->seen & ~excused;
    check_that(seen == want, "%s, %s, %d time-outs: seen %x, want %x", class->name, text, timeouts,
               seen, want);
    explore_close(exploration);
}

static void test_exact(void)
{
    static const char *const programs[] = {"get_timed", "put | get_timed", "get_timed | get_timed",
                                           "put | put,get_timed | get_timed",
                                           "init: put; get_timed | get,put"};
    for (size_t i = 0; queue_table_instrumented[i]; i++)
        for (size_t k = 0; k < sizeof programs / sizeof *programs; k++)
            for (uint8_t timeouts = 0; timeouts < 3; timeouts++)
                if (queue_table_instrumented[i]->get_timed &&
                    (queue_table_instrumented[i]->claim == QUEUE_EXACT || (k != 4 && !timeouts)))
                    check_seen(queue_table_instrumented[i], programs[k], timeouts, 0);
}

/* Gives up at once, whether it was Empty or refused. */
static enum queue_answer hasty_get(void *memory, uint64_t *item, const struct timespec *deadline)
{
    (void)deadline;
    return queue_find_instrumented("mutex-trylock")->get_nowait(memory, item);
}

/* The Empty of a get_timed() is judged like any other. */
static void test_lie(void)
{
    struct queue_class hasty = *queue("mutex-trylock");
    hasty.get_timed = hasty_get;
    check_seen(&hasty, "put | put,get_timed", 0, VERDICT_SPURIOUS | VERDICT_EARLY);
}

/* Counted by hand for the last: the put first; the getter first, and woken; the getter gives up
 * before the put has the lock; or when it has been woken, too late to matter. */
static void check_count(const char *name, const char *text, uint8_t timeouts, const char *want)
{
    struct exploration *exploration = explore(queue(name), text, timeouts);
    char count[BIG_TEXT];
    if (!exploration)
        return;
    check_text(text, big_text(&explore_findings(exploration)->interleavings, count), want);
    explore_close(exploration);
}

static void test_waits(void)
{
    check_count("mutex", "get_timed", 0, "1");
    check_count("mutex", "put | get_timed", 0, "2");
    check_count("mutex", "put | get_timed", 1, "4");
}

/* To give up when nobody else can move is free, so it is left to an example without luck. */
static void test_example(void)
{
    for (uint8_t timeouts = 0; timeouts < 2; timeouts++) {
        struct exploration *exploration = explore(queue("mutex"), "get_timed | get", timeouts);
        struct execution execution;
        if (!exploration)
            return;
        int error = example_tell(&execution);
        check_int("example", error, 0);
        if (!error) {
            check_int("told", execution.history.logs[0].count, 1);
            check_int("answer", execution.history.logs[0].operations[0].answer, ANSWER_EMPTY);
            execution_free(&execution);
        }
        explore_close(exploration);
    }
}

/* A queue without one, and a word that is none, are refused by name. */
static void test_refused(void)
{
    struct program program;
    struct exploration *exploration;
    char why[256] = "";
    check_that(program_parse(&program, "put | get_timed", why, sizeof why), "%s", why);
    struct experiment experiment = {.queue = queue("vyukov"), .program = &program, .capacity = 4};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(error != 0, "vyukov has no timed get");
    check_text("why", why, "vyukov has no get_timed()");
    check_int("parsed", program_parse(&program, "get_time", why, sizeof why), false);
    check_text("why", why,
               "column 1: \"get_time\" is no operation: put, get, get_back, empty, get_timed, wait "
               "or wait_put");
}

int main(void)
{
    static const struct check_case cases[] = {
        {"a late Empty is true", test_exact}, {"a hasty one is not", test_lie},
        {"who may give up when", test_waits}, {"nobody else can move", test_example},
        {"refusals", test_refused},           {NULL, NULL},
    };
    return check_main("explore timed", cases);
}
