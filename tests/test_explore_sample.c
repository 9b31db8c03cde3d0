/* Sampling against the exact odds, and the bound on preemptions. All seeds are fixed. */
#include "check.h"
#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/sample/pct.h"
#include "explore/sample/random.h"
#include "explore/sample/sample.h"

#include <string.h>

typedef int sampler_function(const struct experiment *, const struct sample_options *,
                             struct sample *, char *, size_t);

static struct experiment scenario_of(const struct queue_class *queue, const char *text)
{
    static struct program program;
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    return (struct experiment){.queue = queue, .program = &program, .capacity = 4};
}

static struct sample sample(sampler_function *function, const struct experiment *experiment,
                            struct sample_options options)
{
    struct sample sample = {0};
    char why[256] = "";
    int error = function(experiment, &options, &sample, why, sizeof why);
    check_that(!error, "%s: error %d %s", experiment->queue->name, error, why);
    return sample;
}

static void test_rates(void)
{
    static const struct {
        sampler_function *function;
        const char *word, *program;
        double least, most; /* percent: the known rate and room for chance */
    } cases[] = {
        {explore_random, "random", "put | put,get", 0.6348 - 0.08, 0.6348 + 0.08},
        {explore_random, "random", "put | put | put,get", 0.7481 - 0.09, 0.7481 + 0.09},
        {explore_pct, "pct", "put | put,get", 3.0, 4.2},
        {explore_pct, "pct", "put | put | put,get", 2.9, 4.1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct experiment experiment =
            scenario_of(queue_find_instrumented("vyukov"), cases[i].program);
        struct sample found =
            sample(cases[i].function, &experiment,
                   (struct sample_options){.runs = 100000, .seed = 7, .depth = 2});
        double percent = 100.0 * (double)found.lying / (double)found.runs;
        check_that(percent > cases[i].least && percent < cases[i].most,
                   "%s, %s, seed 7: %.4f %% lie, want %.3f to %.3f %%", cases[i].word,
                   cases[i].program, percent, cases[i].least, cases[i].most);
        check_int("seen", found.seen, VERDICT_SPURIOUS);
        check_int("unfinished", found.unfinished, 0);
        sample_free(&found);
    }
}

/* The same seed gives the same run, and its schedule leads there. */
static void test_schedule(void)
{
    struct experiment experiment = scenario_of(queue_find_instrumented("vyukov"), "put | put,get");
    struct sample_options options = {.runs = 2000, .seed = 11, .depth = 2};
    struct sample one = sample(explore_pct, &experiment, options);
    struct sample two = sample(explore_pct, &experiment, options);
    struct choice choices[MACHINE_CHOICES];
    char why[256];
    check_int("lying", one.lying, two.lying);
    check_int("first", one.first, two.first);
    check_int("length", one.length, two.length);
    check_that(one.schedule != NULL, "seed 11: a run lies");
    check_int("open", machine_open(&experiment, why, sizeof why), 0);
    for (size_t i = 0; i < one.length; i++)
        machine_take(one.schedule[i]);
    check_int("at an end", machine_choices(choices), 0);
    check_int("verdict", machine_verdict(), VERDICT_SPURIOUS);
    machine_close();
    sample_free(&one);
    sample_free(&two);
}

/* The runs of an experiment, made in parts: the sums are those of the whole. */
static void test_parts(void)
{
    static const struct {
        sampler_function *function;
        const char *word;
    } engines[] = {{explore_random, "random"}, {explore_pct, "pct"}};
    static const uint64_t ends[] = {0, 1, 700, 701, 3000};
    struct experiment experiment =
        scenario_of(queue_find_instrumented("vyukov"), "put | put | put,get");
    for (size_t e = 0; e < sizeof engines / sizeof *engines; e++) {
        struct sample_options options = {.runs = 3000, .seed = 5, .depth = 2};
        struct sample whole = sample(engines[e].function, &experiment, options);
        uint64_t lying = 0, steps = 0, first = 0;
        for (size_t i = 0; ends[i] < options.runs; i++) {
            struct sample_options part = options;
            part.from = ends[i];
            part.runs = ends[i + 1] - ends[i];
            struct sample some = sample(engines[e].function, &experiment, part);
            lying += some.lying;
            steps += some.steps;
            first = first ? first : some.first;
            sample_free(&some);
        }
        check_that(whole.lying > 0 && lying == whole.lying && steps == whole.steps &&
                       first == whole.first,
                   "%s, seed 5: parts %ju lying, %ju steps, first %ju; whole %ju, %ju, %ju",
                   engines[e].word, (uintmax_t)lying, (uintmax_t)steps, (uintmax_t)first,
                   (uintmax_t)whole.lying, (uintmax_t)whole.steps, (uintmax_t)whole.first);
        sample_free(&whole);
    }
}

/* Depth 1 has no preemption, so it cannot find Vyukov's lie; and it does not hang in a spin. */
static void test_depth(void)
{
    struct experiment experiment = scenario_of(queue_find_instrumented("vyukov"), "put | put,get");
    struct sample found = sample(explore_pct, &experiment,
                                 (struct sample_options){.runs = 2000, .seed = 3, .depth = 1});
    check_int("lying", found.lying, 0);
    sample_free(&found);
    experiment = scenario_of(&queue_spinner_instrumented, "put | put,get");
    found = sample(explore_pct, &experiment,
                   (struct sample_options){.runs = 2000, .seed = 3, .depth = 3});
    check_int("unfinished", found.unfinished, 0);
    sample_free(&found);
    experiment = scenario_of(&queue_unpublished_instrumented, "put | get");
    found = sample(explore_random, &experiment, (struct sample_options){.runs = 200, .seed = 3});
    check_int("race", found.seen, VERDICT_RACE);
    check_that(strstr(found.race, "slots[0]") != NULL, "said \"%s\"", found.race);
    sample_free(&found);
}

static struct findings bounded(struct experiment experiment, bool bound, unsigned preemptions)
{
    struct exploration *exploration;
    char why[256] = "";
    experiment.bounded = bound;
    experiment.preemptions = preemptions;
    struct findings findings = {0};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "error %d %s", error, why);
    if (error)
        return findings;
    findings = *explore_findings(exploration);
    struct execution execution;
    if (!explore_shortest(exploration, &execution)) {
        check_that(!bound || execution.preemptions <= preemptions, "%u preemptions, bound %u",
                   execution.preemptions, preemptions);
        execution_free(&execution);
    }
    explore_close(exploration);
    return findings;
}

static void test_preemptions(void)
{
    static const struct {
        const char *queue, *program;
        uint64_t failures[4]; /* histories, with 0, 1, 2 preemptions and without bound */
    } cases[] = {
        {"vyukov", "put | put,get", {0, 1, 1, 1}},
        {"vyukov", "put | put | put,get", {0, 6, 13, 13}},
        {"mutex-trylock", "put,get | put,get", {0, 0, 4, 6}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct experiment experiment =
            scenario_of(queue_find_instrumented(cases[i].queue), cases[i].program);
        experiment.apart = true;
        for (unsigned n = 0; n < 4; n++) {
            struct findings found = bounded(experiment, n < 3, n);
            check_that(found.failures == cases[i].failures[n],
                       "%s, %s, bound %u: %ju failing histories, want %ju", cases[i].queue,
                       cases[i].program, n, (uintmax_t)found.failures,
                       (uintmax_t)cases[i].failures[n]);
        }
    }
    /* Without preemptions workers run one after the other, in any order. */
    char text[BIG_TEXT];
    struct experiment experiment =
        scenario_of(queue_find_instrumented("vyukov"), "put | put | put");
    struct findings found = bounded(experiment, true, 0);
    check_text("interleavings", big_text(&found.interleavings, text), "6");
    /* Who spins is not left: that is the bound, and no livelock. */
    found = bounded(scenario_of(&queue_polite_instrumented, "put | get"), true, 1);
    check_int("seen", found.seen, 0);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"rates", test_rates}, {"schedule", test_schedule},       {"parts", test_parts},
        {"depth", test_depth}, {"preemptions", test_preemptions}, {NULL, NULL},
    };
    return check_main("explore_sample", cases);
}
