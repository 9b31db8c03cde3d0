/* What the explorer finds of the cpython-mp queues: each worker a process with a feeder of its own,
 * two ways to lie, each told with Python's line, and the twins that stop one or both. */
#include "check.h"
#include "explore/tell/diagram.h"
#include "explore/explore.h"

static const char *const four[] = {"cpython-mp", "cpython-mp-blocking-lock", "cpython-mp-count",
                                   "cpython-mp-busy"};

static struct program program;

/* Searches the program on a queue; NULL after a failed check. */
static struct exploration *explore(const char *name, const char *text, uint8_t deaths)
{
    struct experiment experiment = {
        .queue = queue_find_instrumented(name), .program = &program, .capacity = 4};
    struct exploration *exploration;
    char why[256] = "";
    experiment.budget[INGREDIENT_DEATH] = deaths;
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", name, text, error, why);
    return error ? NULL : exploration;
}

static void check_seen(const char *name, const char *text, uint8_t deaths, unsigned want)
{
    struct exploration *exploration = explore(name, text, deaths);
    if (!exploration)
        return;
    unsigned seen = explore_findings(exploration)->seen;
    check_that(seen == want, "%s, %s: seen %x, want %x", name, text, seen, want);
    check_int("stopped", explore_findings(exploration)->stopped, 0);
    explore_close(exploration);
}

static void test_verdicts(void)
{
    enum { LIES = VERDICT_SPURIOUS };
    static const struct {
        const char *text;
        unsigned seen[4]; /* as in `four` */
    } cases[] = {
        {"put,empty", {LIES, LIES, 0, 0}},
        {"put,get", {LIES, LIES, 0, 0}},
        {"put | put,get", {LIES, LIES, 0, 0}},
        {"put | get | empty", {LIES, LIES, 0, 0}},
        {"init: put put; get | get", {LIES, 0, 0, 0}},
        {"init: put put; get_timed | get", {LIES, 0, 0, 0}},
        {"init: put; put | get", {0, 0, 0, 0}},
        {"init: put; empty | get", {0, 0, 0, 0}},
        {"get | empty", {0, 0, 0, 0}},
        {"get_timed | get_timed,put", {0, 0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t q = 0; q < 4; q++)
            check_seen(four[q], cases[i].text, 0, cases[i].seen[q]);
}

/* The lie, what the source says of its window, and what the lanes are called. */
static void check_lie(const char *text, size_t lane, const char *title, size_t worker,
                      const char *window)
{
    struct exploration *exploration = explore("cpython-mp", text, 0);
    struct execution execution;
    struct diagram diagram;
    bool told = false;
    if (!exploration)
        return;
    check_int(text, explore_shortest(exploration, &execution), 0);
    check_int(text, execution.verdict, VERDICT_SPURIOUS);
    check_text("race", execution.race, "");
    check_int("diagram", diagram_make(&diagram, exploration, &execution), 0);
    check_int("lanes", (int64_t)diagram.workers, (int64_t)lane + 1);
    check_text("title", diagram.titles[lane], title);
    for (size_t i = 0; i < execution.count; i++)
        told |= execution.steps[i].choice.worker == worker &&
                strstr(execution.steps[i].place.window, window) != NULL;
    check_that(told, "%s: a window that names %s", text, window);
    for (size_t i = 0; i < diagram.count; i++)
        check_that(diagram.rows[i].kind != DIAGRAM_WAITS, "%s: an idle feeder is no news", text);
    diagram_free(&diagram);
    execution_free(&execution);
    explore_close(exploration);
}

static void test_windows(void)
{
    check_lie("put,empty", 1, "A's feeder", 0, "129, empty(): \"return not self._poll()\"");
    check_lie("put,get", 1, "A's feeder", 0, "queues.py:115, get(): \"elif not self._poll()");
    check_lie("init: put put; get | get", 1, "get", 1,
              "queues.py:108, get(): \"if not self._rlock.acquire(block, timeout): raise Empty\"");
}

/* A process that dies takes its feeder with it, and what was in its buffer; and a lock that it held
 * stays locked. */
static void test_deaths(void)
{
    for (size_t q = 0; q < 4; q++) {
        unsigned lies = q < 2 ? VERDICT_SPURIOUS : 0;
        check_seen(four[q], "put,empty | get", 1, VERDICT_HOLDER | lies);
        check_seen(four[q], "init: put put; get | get", 1,
                   VERDICT_HOLDER | (q == 0 ? VERDICT_SPURIOUS : 0));
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"which of the four lies in which program", test_verdicts},
        {"a lie is told with its lanes and Python's line", test_windows},
        {"a worker that dies is a process that dies", test_deaths},
        {NULL, NULL},
    };
    return check_main("explore cpython", cases);
}
