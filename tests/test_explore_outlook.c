/* By the outlook: the same verdicts and counts as with all facts, from fewer states. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "explore/explore.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/queues.h"
#include "explore/search/symmetric.h"
#include "seed.h"
#include "stats/stats.h"

enum { MOST = 20000, TEXT = 128 }; /* states; larger programs are left out */

static uint64_t spared, kept;   /* states, over all */
static uint64_t wandered, lost; /* states on random walks, and of those such as were never met */

/* Walks at random from the start, some times, and counts the states on the way that were never met:
 * a few, for what nobody reads any more can tell states apart. */
static void wander(const struct exploration *exploration)
{
    struct choice choices[MACHINE_CHOICES];
    struct random random;
    random_seed(&random, test_seed());
    for (int walk = 0; walk < 3; walk++) {
        size_t count, taken = 0;
        while (taken < 200 && (count = machine_choices(choices)) > 0) {
            double odds;
            struct choice choice = choices[random_below(&random, count)];
            if (!machine_save(choice.worker))
                break;
            machine_take(choice);
            explore_here(exploration, &odds);
            lost += isnan(odds) != 0;
            taken++;
        }
        wandered += taken;
        while (taken--)
            machine_back();
    }
}

/* Explores by the outlook or by all facts. False: not at all. */
static bool find(const struct experiment *experiment, bool thorough, bool symmetric,
                 struct findings *findings)
{
    struct exploration *exploration;
    char why[256] = "";
    const struct search_options options = {.most_states = MOST, .thorough = thorough};
    int error = (symmetric ? explore_symmetric : explore_search)(experiment, &options, &exploration,
                                                                 why, sizeof why);
    if (error)
        return false;
    *findings = *explore_findings(exploration);
    if (!thorough && !symmetric && !findings->stopped)
        wander(exploration);
    explore_close(exploration);
    return true;
}

static void compare(const struct experiment *experiment, const char *text)
{
    struct findings all, some;
    char want[BIG_TEXT], got[BIG_TEXT], what[200];
    for (int symmetric = 0; symmetric < 2; symmetric++) {
        if (!find(experiment, true, false, &all) || all.stopped ||
            !find(experiment, false, symmetric, &some))
            return;
        snprintf(what, sizeof what, "%s, %s, capacity %zu, memory %d%s%s", experiment->queue->name,
                 text, experiment->capacity, experiment->memory,
                 experiment->unordered ? ", Empties only" : "", symmetric ? ", symmetric" : "");
        check_that(some.seen == all.seen, "%s: seen %x, want %x", what, some.seen, all.seen);
        check_text(what, big_text(&some.interleavings, got), big_text(&all.interleavings, want));
        check_text(what, big_text(&some.lying, got), big_text(&all.lying, want));
        check_that(fabs(some.odds - all.odds) <= 1e-9 * all.odds, "%s: odds %g, want %g", what,
                   some.odds, all.odds);
        check_that(some.spins == all.spins && !some.stopped, "%s: spins %d, want %d", what,
                   some.spins, all.spins);
        check_that(some.states <= all.states, "%s: %ju states, all are %ju", what,
                   (uintmax_t)some.states, (uintmax_t)all.states);
        kept += all.states;
        spared += all.states - some.states;
    }
}

/* A random program of up to three workers over what the queue has. */
static void make(struct random *random, const struct queue_class *queue, char *text)
{
    const char *words[8];
    size_t count = 0, used = 0, workers = 1 + random_below(random, 3);
    words[count++] = "put";
    words[count++] = "put";
    words[count++] = "get";
    words[count++] = "get";
    if (queue->empty)
        words[count++] = "empty";
    if (queue->get_timed)
        words[count++] = "get_timed";
    if (queue->get)
        words[count++] = "wait";
    if (queue->put_wait)
        words[count++] = "wait_put";
    *text = '\0';
    for (size_t w = 0; w < workers; w++)
        for (size_t i = 0, calls = 1 + random_below(random, 3); i < calls; i++)
            used += (size_t)snprintf(text + used, TEXT - used, "%s%s",
                                     i   ? ","
                                     : w ? " | "
                                         : "",
                                     words[random_below(random, count)]);
}

/* Queues that go wrong in other ways than those of the lab. */
static const struct queue_class *const others[] = {
    &queue_textbook_instrumented, &queue_bare_instrumented,    &queue_counted_instrumented,
    &queue_crossed_instrumented,  &queue_sleeper_instrumented, &queue_patient_instrumented,
    &queue_hasty_instrumented,    &queue_weak_instrumented,    &queue_halves_instrumented,
    &queue_polite_instrumented,   &queue_rash_instrumented,    &queue_holder_instrumented,
    &queue_fed_instrumented,      &queue_peeking_instrumented, &queue_eventcount_instrumented,
    &queue_freed_instrumented,
};

/* Random programs on one queue. */
static void try(struct random *random, const struct queue_class *queue, size_t tries)
{
    for (size_t i = 0; i < tries; i++) {
        static struct program program;
        char text[TEXT], why[256];
        make(random, queue, text);
        check_that(program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
        struct experiment experiment = {.queue = queue,
                                        .program = &program,
                                        .capacity = 1 + random_below(random, 3),
                                        .unordered = random_below(random, 3) == 0,
                                        .memory = random_below(random, 4) ? MEMORY_SC : MEMORY_TSO};
        experiment.budget[INGREDIENT_EARLY] = random_below(random, 3) == 0;
        experiment.budget[INGREDIENT_DEATH] = random_below(random, 6) == 0;
        if (!experiment_check(&experiment, why, sizeof why))
            compare(&experiment, text);
    }
}

static void test_random(void)
{
    struct random random;
    size_t tries = light_test() ? 2 : whole_test() ? 400 : 8;
    printf("seed %ju\n", (uintmax_t)test_seed());
    random_seed(&random, test_seed());
    for (size_t q = 0; queue_table_instrumented[q]; q++)
        try(&random, queue_table_instrumented[q], tries);
    for (size_t q = 0; q < sizeof others / sizeof *others; q++)
        try(&random, others[q], tries);
    check_that(lost * 1000 <= wandered, "%ju of %ju states were never met", (uintmax_t)lost,
               (uintmax_t)wandered);
    check_that(spared * 4 > kept, "%ju of %ju states spared", (uintmax_t)spared, (uintmax_t)kept);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"random programs", test_random},
        {NULL, NULL},
    };
    return check_main("explore_outlook", cases);
}
