/* Where the explorer's figures end: spins, which have no largest number of interleavings, and a
 * search that runs out of states or of memory. Golden numbers hold with every compiler. */
#include "check.h"
#include "explore/explore.h"
#include "explore/machine/stacks.h"
#include "explore/queues.h"

#include <sys/resource.h>
#include <unistd.h>

static struct program program;

static struct exploration *explore(const struct queue_class *queue, const char *text,
                                   size_t most_states)
{
    char why[256] = "";
    struct exploration *exploration = NULL;
    struct search_options options = {.most_states = most_states};
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    struct experiment experiment = {.queue = queue, .program = &program, .capacity = 4};
    int error = explore_search(&experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    return error ? NULL : exploration;
}

static void test_spins(void)
{
    static const struct {
        const struct queue_class *queue;
        const char *name, *program, *all, *lying;
        double odds;
        bool spins;
    } cases[] = {
        {NULL, "vyukov", "put | put,get", "1711", "10", 0.006347656250, false},
        {NULL, "vyukov-exact", "put | put,get", "infinite", "0", 0, true},
        {NULL, "vyukov-exact", "put | put | put,get", "infinite", "0", 0, true},
        {NULL, "vyukov-exact", "put | put", "106", "0", 0, false},
        {&queue_spinner_instrumented, NULL, "put | put", "infinite", "0", 0, true},
        {&queue_rash_instrumented, NULL, "put | get", "infinite", "0", 0, true},
        {&queue_rash_instrumented, NULL, "init: put; put | get", "infinite", "1", 0.25, true},
        {&queue_rash_instrumented, NULL, "put | put,get", "infinite", "infinite", 5.0 / 48, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[BIG_TEXT], what[128];
        const struct queue_class *queue =
            cases[i].queue ? cases[i].queue : queue_find_instrumented(cases[i].name);
        struct exploration *exploration = explore(queue, cases[i].program, 0);
        if (!exploration)
            continue;
        const struct findings *findings = explore_findings(exploration);
        snprintf(what, sizeof what, "%s, %s", queue->name, cases[i].program);
        check_text(what, big_text(&findings->interleavings, text), cases[i].all);
        check_text(what, big_text(&findings->lying, text), cases[i].lying);
        check_near(what, findings->odds, cases[i].odds, 1e-12);
        check_int(what, findings->spins, cases[i].spins);
        explore_close(exploration);
    }
}

/* A part was covered, and the machine stands at its start again. */
static void check_part(struct exploration *exploration, const char *what)
{
    const struct findings *findings = explore_findings(exploration);
    struct choice choices[MACHINE_CHOICES];
    check_int("stopped", findings->stopped, 1);
    check_that(findings->states > 0 && !big_is_zero(&findings->interleavings),
               "%s: %ju states, want some, and some interleavings", what,
               (uintmax_t)findings->states);
    check_int("every worker can begin", (long long)machine_choices(choices),
              (long long)machine.workers);
    for (size_t w = 0; w < machine.workers; w++)
        check_that(!machine.worker[w].inside && !machine.worker[w].position,
                   "%s: worker %zu has not begun", what, w);
}

/* The machine works as before. */
static void check_sound(void)
{
    char text[BIG_TEXT];
    struct exploration *exploration =
        explore(queue_find_instrumented("vyukov"), "put | put,get", 0);
    if (!exploration)
        return;
    check_text("afterwards", big_text(&explore_findings(exploration)->interleavings, text), "1711");
    explore_close(exploration);
}

static void test_budget(void)
{
    static const size_t budgets[] = {40, 41, 100, 333};
    for (size_t i = 0; i < sizeof budgets / sizeof *budgets; i++) {
        struct exploration *exploration =
            explore(queue_find_instrumented("michael-scott"), "put | put,get", budgets[i]);
        if (!exploration)
            continue;
        check_part(exploration, "budget");
        check_int("states", explore_findings(exploration)->states, budgets[i]);
        check_int("memory", explore_findings(exploration)->no_memory, 0);
        explore_close(exploration);
        check_sound();
    }
}

/* So much memory more than now, and no more. */
static void allow(size_t bytes)
{
    struct rlimit limit;
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    check_that(file && fscanf(file, "%lu", &pages) == 1, "/proc/self/statm tells the size");
    if (file)
        fclose(file);
    getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = bytes ? pages * (size_t)sysconf(_SC_PAGESIZE) + bytes : limit.rlim_max;
    setrlimit(RLIMIT_AS, &limit);
}

static void test_memory(void)
{
    static const size_t megabytes[] = {30, 47, 64};
    for (size_t i = 0; i < sizeof megabytes / sizeof *megabytes; i++) {
        allow((megabytes[i] << 20) + 5 * STACK_SIZE); /* four workers, and the prefix */
        struct exploration *exploration =
            explore(queue_find_instrumented("michael-scott"), "put | put | put | put,get", 0);
        if (exploration) {
            check_part(exploration, "memory");
            check_int("memory", explore_findings(exploration)->no_memory, 1);
            explore_close(exploration);
        }
        allow(0);
        check_sound();
    }
}

/* What is dead on the stack, or left there by a hook, would multiply states. 8,512 with gcc 12 and
 * with clang 14; 11,710 when gcc kept the expected values of old compare-exchanges. */
static void test_noise(void)
{
    uint64_t states[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        struct exploration *exploration =
            explore(&queue_textbook_instrumented, "put | put | put,get", 0);
        if (!exploration)
            return;
        states[i] = explore_findings(exploration)->states;
        explore_close(exploration);
    }
    check_that(states[0] < 10000, "textbook: %ju states, want less than 10000",
               (uintmax_t)states[0]);
    check_int("the same again", (long long)states[1], (long long)states[0]);
}

int main(void)
{
    static const struct check_case cases[] = {{"spins", test_spins},
                                              {"budget", test_budget},
                                              {"memory", test_memory},
                                              {"noise", test_noise},
                                              {NULL, NULL}};
    return check_main("limits", cases);
}
