/* The explorer: its counts against the known ones and against enumeration, its shortest lie step by
 * step, and every kind of trouble found and named. */
#include "check.h"
#include "explore/explore.h"
#include "explore/queues.h"

#include <errno.h>

/* Explores a program on a queue; NULL and a failed check if that cannot be. */
static struct exploration *explore(const struct queue_class *queue, const char *text,
                                   size_t capacity)
{
    static struct program program;
    static struct experiment experiment;
    char why[256] = "";
    struct exploration *exploration = NULL;
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    experiment = (struct experiment){.queue = queue, .program = &program, .capacity = capacity};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    return error ? NULL : exploration;
}

static const struct queue_class *queue(const char *name)
{
    const struct queue_class *found = queue_find_instrumented(name);
    check_that(found != NULL, "there is a queue %s", name);
    return found;
}

static void check_counts(const struct queue_class *class, const char *program, const char *all,
                         const char *lying, double percent)
{
    char text[BIG_TEXT], what[128];
    struct exploration *exploration = explore(class, program, 4);
    if (!exploration)
        return;
    const struct findings *findings = explore_findings(exploration);
    snprintf(what, sizeof what, "%s, %s: interleavings", class->name, program);
    check_text(what, big_text(&findings->interleavings, text), all);
    snprintf(what, sizeof what, "%s, %s: lying", class->name, program);
    check_text(what, big_text(&findings->lying, text), lying);
    check_that(100 * findings->odds > percent - 5e-5 && 100 * findings->odds < percent + 5e-5,
               "%s, %s: odds %.6f %%, want %.4f %%", class->name, program, 100 * findings->odds,
               percent);
    check_int("spins", findings->spins, 0);
    check_int("stopped", findings->stopped, 0);
    check_int("overflow", findings->overflow, 0);
    explore_close(exploration);
}

static void test_oracles(void)
{
    check_counts(queue("vyukov"), "put | put,get", "1711", "10", 0.6348);
    check_counts(queue("vyukov"), "put | put | put,get", "116166960", "498036", 0.7481);
    const struct queue_class *textbook = &queue_textbook_instrumented;
    check_counts(textbook, "put | put,get", "369558", "0", 0);
    check_counts(textbook, "put | put | put,get", "8667497157204284", "0", 0);
    /* 6.90e32, as other explorers have it */
    check_counts(textbook, "put | put | put | put,get", "689793719776501546661759153631642", "0",
                 0);
}

/* The same by enumeration, without states. */
static void test_enumeration(void)
{
    static const struct {
        const char *name, *program;
    } cases[] = {
        {"vyukov", "put | put,get"},
        {"vyukov", "put,get | get,put"},
        {"two-lock", "put | put,get"},
        {"semaphore", "put | put,get"},
        {"mutex-trylock", "put | get | put,empty"},
        {"semaphore-trylock", "put,get | put,get"},
        {"vyukov", "init: put; get,put | get,get"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct program program;
        char why[256], text[BIG_TEXT];
        struct findings naive;
        const struct queue_class *class = queue(cases[i].name);
        struct exploration *exploration = explore(class, cases[i].program, 2);
        if (!exploration)
            continue;
        struct findings found = *explore_findings(exploration);
        explore_close(exploration);
        program_parse(&program, cases[i].program, why, sizeof why);
        struct experiment experiment = {.queue = class, .program = &program, .capacity = 2};
        check_int("naive",
                  explore_naive(&experiment, &(struct search_options){0}, &naive, why, sizeof why),
                  0);
        char what[128], want[BIG_TEXT];
        snprintf(what, sizeof what, "%s, %s", cases[i].name, cases[i].program);
        check_text(what, big_text(&found.interleavings, text),
                   big_text(&naive.interleavings, want));
        check_text(what, big_text(&found.lying, text), big_text(&naive.lying, want));
        check_near(what, found.odds, naive.odds, 1e-12);
        check_int(what, found.seen, naive.seen);
    }
}

static void test_claims(void)
{
    static const char *const exact[] = {"mutex",     "mutex-trylock-busy", "two-lock",
                                        "semaphore", "michael-scott",      "vyukov-exact"};
    static const char *const programs[] = {"put | put,get", "put,get | put,get",
                                           "put | get | empty", "init: put; put,get | get"};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        for (size_t k = 0; k < sizeof programs / sizeof *programs; k++) {
            const struct queue_class *class = queue(exact[i]);
            if (!class->empty && strstr(programs[k], "empty"))
                continue;
            struct exploration *exploration = explore(class, programs[k], 4);
            if (!exploration)
                continue;
            check_that(explore_findings(exploration)->seen == 0, "%s, %s: seen %x, want nothing",
                       exact[i], programs[k], explore_findings(exploration)->seen);
            explore_close(exploration);
        }
    static const char *const inexact[][2] = {{"mutex-trylock", "put | put,get"},
                                             {"semaphore-trylock", "init: put put; get | get"},
                                             {"vyukov", "put | put,get"}};
    for (size_t i = 0; i < sizeof inexact / sizeof *inexact; i++) {
        struct exploration *exploration = explore(queue(inexact[i][0]), inexact[i][1], 4);
        if (!exploration)
            continue;
        check_int(inexact[i][0], explore_findings(exploration)->seen, VERDICT_SPURIOUS);
        explore_close(exploration);
    }
}

/* The shortest lie of Vyukov's queue: A claims, B puts and is told Empty, A publishes. */
static void test_shortest(void)
{
    static const struct {
        char worker;
        const char *word, *name;
        uint64_t before, after;
        double percent;
    } want[] = {
        {'A', "load", "tail", 0, 0, 0.87890625},   {'A', "load", "cells[0].seq", 0, 0, 1.171875},
        {'A', "cas", "tail", 0, 1, 1.5625},        {'B', "load", "tail", 1, 1, 3.125},
        {'B', "load", "cells[1].seq", 1, 1, 6.25}, {'B', "cas", "tail", 1, 2, 12.5},
        {'B', "store", "cells[1].seq", 1, 2, 25},  {'B', "load", "head", 0, 0, 50},
        {'B', "load", "cells[0].seq", 0, 0, 100},  {'A', "store", "cells[0].seq", 0, 1, 100},
    };
    struct exploration *exploration = explore(queue("vyukov"), "put | put,get", 4);
    struct execution execution;
    if (!exploration)
        return;
    check_int("found", explore_shortest(exploration, &execution), 0);
    check_int("steps", execution.count, 10);
    check_int("preemptions", execution.preemptions, 1);
    check_int("switches", execution.switches, 2);
    check_int("needs", execution.needs, 0);
    check_int("verdict", execution.verdict, VERDICT_SPURIOUS);
    for (size_t i = 0; i < execution.count && i < 10; i++) {
        const struct execution_step *step = &execution.steps[i];
        check_int("worker", 'A' + step->choice.worker, want[i].worker);
        check_that(!strncmp(step_word(step->record.kind), want[i].word, strlen(want[i].word)),
                   "step %zu: %s, want %s", i + 1, step_word(step->record.kind), want[i].word);
        check_text("name", step->name, want[i].name);
        check_int("before", step->record.before, want[i].before);
        check_int("after", step->record.after, want[i].after);
        check_near("odds", 100 * step->odds, want[i].percent, 1e-12);
        check_int("preempts", step->preempts, i == 3);
        check_text("file", step->place.file, "src/queue/lock_free/vyukov.c");
        check_that(strstr(step->place.text, "atomic_") != NULL, "step %zu: source text \"%s\"",
                   i + 1, step->place.text);
    }
    check_int("A's put invoked", execution.history.logs[0].operations[0].invoked, 1);
    check_int("A's put returned", execution.history.logs[0].operations[0].returned, 10);
    check_int("B's get invoked", execution.history.logs[1].operations[1].invoked, 8);
    check_int("B's get returned", execution.history.logs[1].operations[1].returned, 9);
    check_int("B's get", execution.history.logs[1].operations[1].answer, ANSWER_EMPTY);
    execution_free(&execution);
    explore_close(exploration);
}

/* What every toy queue must be found to do, no more and no less. */
static void test_trouble(void)
{
    static const struct {
        const struct queue_class *queue;
        const char *program;
        unsigned seen;
        const char *trouble; /* part of what is said */
    } cases[] = {
        {&queue_sleeper_instrumented, "get | put", 0, ""},
        {&queue_sleeper_instrumented, "get | get | put,put", 0, ""},
        {&queue_sleeper_instrumented, "get | get | put", VERDICT_DEADLOCK, ""},
        {&queue_careless_instrumented, "get | put", VERDICT_DEADLOCK, ""},
        {&queue_careless_instrumented, "init: put; get | get", VERDICT_REPEATS, ""},
        {&queue_crossed_instrumented, "put | get", VERDICT_DEADLOCK, ""},
        {&queue_crossed_instrumented, "put | put", 0, ""},
        {&queue_polite_instrumented, "put | get", VERDICT_LIVELOCK, ""},
        {&queue_polite_instrumented, "put | put", 0, ""},
        {&queue_spinner_instrumented, "put | put,get", 0, ""},
        {&queue_holder_instrumented, "put | get", 0, ""},
        {&queue_patient_instrumented, "put | get", 0, ""},
        {&queue_patient_instrumented, "get | get", 0, ""},
        {&queue_freed_instrumented, "init: put; get | get", VERDICT_FREED, "freed.c"},
        {&queue_narrow_instrumented, "put", 0, ""},
        {&queue_static_instrumented, "put | get", VERDICT_REFUSED, "refused.c"},
        {&queue_forker_instrumented, "put | get", VERDICT_REFUSED, "fork()"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct program program;
        char why[256] = "";
        struct exploration *exploration = NULL;
        program_parse(&program, cases[i].program, why, sizeof why);
        struct experiment experiment = {
            .queue = cases[i].queue, .program = &program, .capacity = 4};
        int error =
            explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
        if (error) { /* in the workers' way to their first step */
            check_int(cases[i].queue->name, error, EINVAL);
            check_that(*cases[i].trouble && strstr(why, cases[i].trouble), "%s: said \"%s\"",
                       cases[i].queue->name, why);
            continue;
        }
        const struct findings *findings = explore_findings(exploration);
        check_that(findings->seen == cases[i].seen, "%s, %s: seen %x, want %x",
                   cases[i].queue->name, cases[i].program, findings->seen, cases[i].seen);
        check_that(strstr(findings->trouble, cases[i].trouble) != NULL,
                   "%s: said \"%s\", want \"%s\"", cases[i].queue->name, findings->trouble,
                   cases[i].trouble);
        struct execution execution;
        error = explore_shortest(exploration, &execution);
        check_int("there is an execution iff something is seen", error, cases[i].seen ? 0 : ENOENT);
        if (!error) {
            check_that(execution.verdict & cases[i].seen, "%s: the execution ends in %x",
                       cases[i].queue->name, execution.verdict);
            execution_free(&execution);
        }
        explore_close(exploration);
    }
}

/* The widths: put answers Full if any value was wrong. */
static void test_widths(void)
{
    struct exploration *exploration = explore(&queue_narrow_instrumented, "put,get", 1);
    if (!exploration)
        return;
    struct choice choices[MACHINE_CHOICES];
    size_t steps = 0;
    for (; machine_choices(choices) && machine_save(0); steps++)
        machine_take(choices[0]);
    check_int("put", machine.worker[0].facts[0].answer, ANSWER_OK);
    check_int("get", machine.worker[0].facts[1].answer, ANSWER_GOT);
    while (steps--)
        machine_back();
    explore_close(exploration);
}

static void test_programs(void)
{
    static const struct {
        const char *text;
        int column; /* of the mistake; 0: none */
    } cases[] = {
        {"put | put,get", 0},
        {" put,get , empty|get ", 0},
        {"init: put put; get", 0},
        {"put get", 0},
        {"", 1},
        {"put |", 6},
        {"put | pop", 7},
        {"init: put | get", 11},
        {"init: ; get", 7},
        {"put; get", 4},
        {"put,,get", 5},
        {"put,put,put,put,put,put,put,put,put", 33},
        {"put|put|put|put|put|put|put|put", 29},
        {"Put", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct program program;
        char why[256] = "", want[32];
        bool good = program_parse(&program, cases[i].text, why, sizeof why);
        snprintf(want, sizeof want, "column %d:", cases[i].column);
        check_that(good == !cases[i].column && (good || !strncmp(why, want, strlen(want))),
                   "\"%s\": said \"%s\", want %s", cases[i].text, why, good ? "a program" : want);
    }
    struct program program;
    char why[256];
    program_parse(&program, "init: put; put,get | put", why, sizeof why);
    check_int("workers", program.count, 2);
    check_int("the prefix's item", program.workers[2].operations[0].item, 1);
    check_int("A's item", program.workers[0].operations[0].item, 2);
    check_int("B's item", program.workers[1].operations[0].item, 3);
}

static void test_bad_input(void)
{
    struct program program;
    char why[256] = "";
    struct exploration *exploration = NULL;
    struct search_options options = {.most_states = 50};
    program_parse(&program, "put | put,get", why, sizeof why);
    struct experiment experiment = {.queue = queue("vyukov"), .program = &program, .capacity = 0};
    check_int("capacity 0", explore_search(&experiment, &options, &exploration, why, sizeof why),
              EINVAL);
    check_that(strstr(why, "capacity") != NULL, "says \"%s\"", why);
    experiment.capacity = 4;
    check_int("stops", explore_search(&experiment, &options, &exploration, why, sizeof why), 0);
    check_int("stopped", explore_findings(exploration)->stopped, 1);
    check_int("states", explore_findings(exploration)->states, 50);
    struct exploration *other = NULL;
    check_int("two at once", explore_search(&experiment, &options, &other, why, sizeof why), EBUSY);
    explore_close(exploration);
}

static void test_big(void)
{
    struct big sum = {{1, 0, 0, 0}}, same;
    char text[BIG_TEXT];
    for (int i = 0; i < 255; i++) {
        same = sum;
        check_int("fits", big_add(&sum, &same), 1);
    }
    check_text("2^255", big_text(&sum, text),
               "57896044618658097711785492504343953926634992332820282019728792003956564819968");
    same = sum;
    check_int("2^256 does not fit", big_add(&sum, &same), 0);
    check_text("0", big_text(&(struct big){{0}}, text), "0");
}

int main(void)
{
    static const struct check_case cases[] = {
        {"oracles", test_oracles},   {"enumeration", test_enumeration},
        {"claims", test_claims},     {"shortest", test_shortest},
        {"trouble", test_trouble},   {"widths", test_widths},
        {"programs", test_programs}, {"bad input", test_bad_input},
        {"big", test_big},           {NULL, NULL},
    };
    return check_main("explore", cases);
}
