/* The explorer's ingredients: store buffers, spurious failures, early time-outs, deaths. What needs
 * them is found with them, and only with them; the least lie takes the weakest. */
#include "check.h"
#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/tell/replay.h"
#include "explore/tell/schedule.h"

#include <stdlib.h>

/* What is searched, and with how much bad luck of one sort. */
struct trial {
    const struct queue_class *queue;
    const char *program;
    enum memory_model memory;
    enum ingredient ingredient; /* INGREDIENT_NONE: none */
    uint8_t budget;             /* of that one */
    unsigned seek;
};

static struct program program;

static struct experiment scenario_of(const struct trial *trial)
{
    char why[256] = "";
    check_that(program_parse(&program, trial->program, why, sizeof why), "%s: %s", trial->program,
               why);
    struct experiment experiment = {
        .queue = trial->queue, .program = &program, .capacity = 4, .memory = trial->memory};
    if (trial->ingredient)
        experiment.budget[trial->ingredient] = trial->budget;
    return experiment;
}

/* NULL and a failed check if it cannot be searched. */
static struct exploration *explore(const struct trial *trial)
{
    struct experiment experiment = scenario_of(trial);
    struct search_options options = {.seek = trial->seek};
    struct exploration *exploration = NULL;
    char why[256] = "";
    int error = explore_search(&experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", trial->queue->name, trial->program, error, why);
    return error ? NULL : exploration;
}

static void check_seen(const struct trial *trial, unsigned want)
{
    struct exploration *exploration = explore(trial);
    if (!exploration)
        return;
    unsigned got = explore_findings(exploration)->seen;
    check_that(got == want, "%s, %s, memory %d, ingredient %d: seen %x, want %x",
               trial->queue->name, trial->program, trial->memory, trial->ingredient, got, want);
    explore_close(exploration);
}

static const struct queue_class *queue(const char *name)
{
    const struct queue_class *found = queue_find_instrumented(name);
    check_that(found != NULL, "there is a queue %s", name);
    return found;
}

/* Two workers on Vyukov's ring: every possible step, flushes among them, is drawn alike. */
static void test_oracle(void)
{
    const struct trial trial = {queue("vyukov"), "put | put,get", MEMORY_TSO, 0, 0, 0};
    struct exploration *exploration = explore(&trial);
    if (!exploration)
        return;
    const struct findings *findings = explore_findings(exploration);
    char text[BIG_TEXT];
    check_near("odds", 100 * findings->odds, 2.6123046875, 1e-9);
    check_text("interleavings", big_text(&findings->interleavings, text), "24596");
    check_text("lying", big_text(&findings->lying, text), "249");
    explore_close(exploration);
}

/* The search against enumeration. */
static void test_enumeration(void)
{
    const struct trial trials[] = {
        {queue("vyukov"), "put | put,get", MEMORY_TSO, 0, 0, 0},
        {queue("two-lock"), "put | get,get", MEMORY_TSO, 0, 0, 0},
        {&queue_eventcount_instrumented, "get | put", MEMORY_TSO, 0, 0, 0},
        {queue("vyukov"), "put | put,get", MEMORY_SC, INGREDIENT_WEAK_CAS, 2, 0},
        {queue("mutex-trylock"), "put,get | get", MEMORY_SC, INGREDIENT_TRYLOCK, 1, 0},
        {queue("semaphore"), "put | put,get", MEMORY_SC, INGREDIENT_DEATH, 1, 0},
        {queue("mutex-robust"), "put | get", MEMORY_TSO, INGREDIENT_DEATH, 1, 0},
        {&queue_patient_instrumented, "put | get", MEMORY_SC, INGREDIENT_EARLY, 1, 0},
    };
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        struct exploration *exploration = explore(&trials[i]);
        if (!exploration)
            continue;
        struct findings found = *explore_findings(exploration), naive;
        explore_close(exploration);
        struct experiment experiment = scenario_of(&trials[i]);
        char why[256], got[BIG_TEXT], want[BIG_TEXT];
        check_int("naive",
                  explore_naive(&experiment, &(struct search_options){0}, &naive, why, sizeof why),
                  0);
        check_text(trials[i].queue->name, big_text(&found.interleavings, got),
                   big_text(&naive.interleavings, want));
        check_text(trials[i].queue->name, big_text(&found.lying, got),
                   big_text(&naive.lying, want));
        check_near(trials[i].queue->name, found.odds, naive.odds, 1e-12);
        check_int(trials[i].queue->name, found.seen, naive.seen);
    }
}

/* Exact queues stay exact with store buffers. */
static void test_exact(void)
{
    static const char *const names[] = {"mutex",       "mutex-trylock-busy", "mutex-robust",
                                        "two-lock",    "semaphore",          "michael-scott",
                                        "vyukov-exact"};
    static const char *const programs[] = {"put | put,get", "put,get | put,get",
                                           "init: put; put,get | get", "put | get | empty",
                                           "put | put | put,get"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < sizeof programs / sizeof *programs; k++)
            check_seen(&(struct trial){queue(names[i]), programs[k], MEMORY_TSO, 0, 0, 0}, 0);
}

/* What needs which ingredient, and the twin that does not. */
static void test_needs(void)
{
    static const struct queue_class *const eventcount = &queue_eventcount_instrumented,
                                           *const fenced = &queue_eventcount_fenced_instrumented;
    const struct {
        struct trial trial;
        unsigned want;
    } cases[] = {
        {{eventcount, "get | put", MEMORY_SC, 0, 0, 0}, 0},
        {{eventcount, "get | put", MEMORY_TSO, 0, 0, 0}, VERDICT_DEADLOCK},
        {{fenced, "get | put", MEMORY_SC, 0, 0, 0}, 0},
        {{fenced, "get | put", MEMORY_TSO, 0, 0, 0}, 0},
        {{&queue_mixer_instrumented, "put", MEMORY_SC, 0, 0, 0}, VERDICT_LOSES},
        {{&queue_mixer_instrumented, "put", MEMORY_TSO, 0, 0, 0}, VERDICT_REFUSED},
        {{&queue_weak_instrumented, "put,get | get", MEMORY_SC, 0, 0, 0}, 0},
        {{&queue_weak_instrumented, "put,get", MEMORY_SC, INGREDIENT_WEAK_CAS, 1, 0},
         VERDICT_SPURIOUS},
        {{&queue_strong_instrumented, "put,get | get", MEMORY_SC, INGREDIENT_WEAK_CAS, 1, 0}, 0},
        {{queue("michael-scott"), "put | put,get", MEMORY_SC, INGREDIENT_WEAK_CAS, 2, 0}, 0},
        {{queue("mutex-trylock"), "put,get", MEMORY_SC, 0, 0, 0}, 0},
        {{queue("mutex-trylock"), "put,get", MEMORY_SC, INGREDIENT_TRYLOCK, 1, 0},
         VERDICT_SPURIOUS},
        {{queue("mutex-trylock-busy"), "put,get", MEMORY_SC, INGREDIENT_TRYLOCK, 1, 0}, 0},
        {{&queue_hasty_instrumented, "get | put", MEMORY_SC, 0, 0, 0}, 0},
        {{&queue_hasty_instrumented, "get | put", MEMORY_SC, INGREDIENT_WAKEUP, 1, 0},
         VERDICT_INVENTS},
        {{&queue_sleeper_instrumented, "get | put", MEMORY_SC, INGREDIENT_WAKEUP, 2, 0}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_seen(&cases[i].trial, cases[i].want);
}

/* Early time-outs: more can happen with one, the getter goes away though a put would come. */
static void test_timeouts(void)
{
    double count[2] = {0};
    for (uint8_t budget = 0; budget < 2; budget++) {
        const struct trial trial = {
            &queue_patient_instrumented, "get | put", MEMORY_SC, INGREDIENT_EARLY, budget, 0};
        struct exploration *exploration = explore(&trial);
        char text[BIG_TEXT];
        if (!exploration)
            return;
        count[budget] = atof(big_text(&explore_findings(exploration)->interleavings, text));
        explore_close(exploration);
    }
    check_that(count[1] > count[0], "interleavings with an early time-out: %.0f, without: %.0f",
               count[1], count[0]);
}

/* A dead holder: who has it, who recovers, who does not care. */
static void test_deaths(void)
{
    static const struct {
        const char *queue, *program;
        unsigned want;
    } cases[] = {
        {"mutex", "put | put,get", VERDICT_HOLDER},
        {"semaphore", "put | put,get", VERDICT_HOLDER},
        {"mutex-trylock", "init: put put; get | get", VERDICT_HOLDER | VERDICT_SPURIOUS},
        {"semaphore-trylock", "init: put put; get | get", VERDICT_HOLDER | VERDICT_SPURIOUS},
        {"mutex-trylock-busy", "init: put put; get | get", VERDICT_HOLDER},
        {"vyukov-exact", "put | put,get", VERDICT_HOLDER},
        {"mutex-robust", "put | put,get", 0},
        {"mutex-robust", "init: put put; get | get,put", 0},
        {"mutex-robust", "put | get | empty", 0},
        {"michael-scott", "put | put,get", 0},
        {"michael-scott", "init: put put; get | get,put", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (enum memory_model memory = MEMORY_SC; memory <= MEMORY_TSO; memory++)
            check_seen(&(struct trial){queue(cases[i].queue), cases[i].program, memory,
                                       INGREDIENT_DEATH, 1, 0},
                       cases[i].want);
    check_seen(
        &(struct trial){queue("mutex-robust"), "put | put,get", MEMORY_SC, INGREDIENT_DEATH, 2, 0},
        0);
}

/* "Empty for ever": tried by one more get, after the end. */
static void test_aftermath(void)
{
    static const struct {
        const char *queue;
        enum aftermath want;
    } cases[] = {
        {"mutex-trylock", AFTERMATH_EMPTY},
        {"semaphore-trylock", AFTERMATH_EMPTY},
        {"mutex-trylock-busy", AFTERMATH_BUSY},
        {"semaphore", AFTERMATH_WAITS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct trial trial = {
            queue(cases[i].queue), "init: put put; get | get", MEMORY_SC, INGREDIENT_DEATH, 1,
            VERDICT_HOLDER};
        struct exploration *exploration = explore(&trial);
        struct execution execution;
        if (!exploration)
            continue;
        if (explore_shortest(exploration, &execution) == 0) {
            check_int(cases[i].queue, execution.aftermath, cases[i].want);
            check_int("needs", execution.needs, 1u << INGREDIENT_DEATH);
            check_int("deaths", execution.uses, 1);
            check_that(execution.verdict & VERDICT_HOLDER, "%s: %x", cases[i].queue,
                       execution.verdict);
            execution_free(&execution);
        } else {
            check_that(false, "%s: no execution", cases[i].queue);
        }
        explore_close(exploration);
    }
}

static void check_story(struct exploration *exploration, const struct experiment *experiment,
                        const struct execution *execution, unsigned needs, unsigned preemptions,
                        size_t steps)
{
    struct execution again;
    char why[256] = "";
    check_int("needs", execution->needs, needs);
    check_int("preemptions", execution->preemptions, preemptions);
    check_int("steps", execution->count, steps);
    char *text = schedule_write(experiment, execution);
    int error = schedule_replay(exploration, text, &again, why, sizeof why);
    check_that(!error, "%s: %s", text, why);
    if (!error) {
        check_int("verdict, replayed", again.verdict, execution->verdict);
        check_int("needs, replayed", again.needs, execution->needs);
        execution_free(&again);
    }
    free(text);
}

/* Without luck first; with store buffers no preemption is needed: the put has returned, its store
 * has not. */
static void test_order(void)
{
    struct trial trial = {queue("vyukov"), "put | put,get", MEMORY_TSO, 0, 0, 0};
    struct experiment experiment = scenario_of(&trial);
    struct exploration *exploration = explore(&trial);
    struct execution execution;
    if (exploration && !explore_shortest(exploration, &execution)) {
        check_story(exploration, &experiment, &execution, 0, 1, 11);
        execution_free(&execution);
    }
    if (exploration && !explore_shortest_of_all(exploration, &execution)) {
        check_story(exploration, &experiment, &execution, 1u << INGREDIENT_BUFFER, 0, 10);
        check_int("A's put returned", execution.history.logs[0].operations[0].returned, 4);
        check_int("B's put invoked", execution.history.logs[1].operations[0].invoked, 5);
        execution_free(&execution);
    }
    if (exploration)
        explore_close(exploration);
    trial = (struct trial){&queue_eventcount_instrumented, "get | put", MEMORY_TSO, 0, 0, 0};
    experiment = scenario_of(&trial);
    exploration = explore(&trial);
    if (exploration && !explore_shortest(exploration, &execution)) {
        check_story(exploration, &experiment, &execution, 1u << INGREDIENT_BUFFER, 0,
                    execution.count);
        execution_free(&execution);
    }
    if (exploration)
        explore_close(exploration);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"oracle", test_oracle}, {"enumeration", test_enumeration}, {"exact", test_exact},
        {"needs", test_needs},   {"time-outs", test_timeouts},      {"deaths", test_deaths},
        {"order", test_order},   {"aftermath", test_aftermath},     {NULL, NULL},
    };
    return check_main("explore memory", cases);
}
