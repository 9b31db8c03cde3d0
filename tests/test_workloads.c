/* The workloads with measures of their own: what must hold of them whatever the machine does. */
#include <math.h>

#include "explore/threads/doom.h"
#include "explore/table.h"
#include "measure/workload/dead_holder.h"
#include "measure_runs.h"

/* One run of a queue; the measures are given back to the caller. */
static struct measure_outcome run_of(const char *name, const struct scenario *scenario)
{
    struct measure_outcome outcome = run(queue_find(name), scenario, STAMP_FENCED, 0);
    check_int("died", (int64_t)outcome.died, 0);
    history_free(&outcome.witness);
    check_no_child();
    return outcome;
}

static void check_value(const char *what, double got, double least, double most)
{
    check_that(got >= least && got <= most, "%s: got %g, want %g to %g", what, got, least, most);
}

/* An exact queue lets nobody leave early and no task stay; a liar leaves no task either, for the
 * last worker is refused by nobody. */
static void drain(void)
{
    static const char *const queues[] = {"mutex", "michael-scott", "mutex-trylock"};
    for (size_t q = 0; q < 3; q++) {
        struct scenario scenario = small("drain", true);
        struct measure_outcome outcome = run_of(queues[q], &scenario);
        double early = value_of(&outcome, "left_early");
        check_value("left early", early, 0, q < 2 ? 0 : 2);
        check_value("tasks left", value_of(&outcome, "tasks_left"), 0, 0);
        check_value("busiest", value_of(&outcome, "busiest"), 1.0 / 3, 1);
        check_int("got", (int64_t)outcome.tally.got, 500);
        readings_free(&outcome.readings);
    }
}

/* No lie: no try met one, and none was predicted. A queue that lies in every other call: a try of
 * two attempts always meets a lie. */
static void tries(void)
{
    struct scenario scenario = small("tries", false);
    scenario.knob[KNOB_OPS] = 4000;
    scenario.knob[KNOB_TRIES] = 10;
    struct measure_outcome outcome = run_of("mutex", &scenario);
    check_value("chance", value_of(&outcome, "chance"), 0, 0);
    check_value("predicted", value_of(&outcome, "predicted"), 0, 0);
    check_value("tries", value_of(&outcome, "tries_made"), 390, 4000);
    readings_free(&outcome.readings);
}

/* Every way to wait gets every item, and tells what it cost. */
static void poll_ways(void)
{
    for (uint64_t way = 0; way <= WAIT_BLOCK; way++) {
        struct scenario scenario = small("poll", true);
        scenario.knob[KNOB_OPS] = 300;
        scenario.knob[KNOB_WAIT] = way;
        scenario.knob[KNOB_CONSUMERS] = 2;
        struct measure_outcome outcome = run_of("mutex", &scenario);
        check_that(outcome.tally.got >= 300, "items: got %" PRIu64, outcome.tally.got);
        check_value("CPU per item", value_of(&outcome, "cpu_per_item"), 0, 1e9);
        check_value("delay", value_of(&outcome, "delay"), 0, 1e10);
        check_int("delays", values_of(&outcome, "delay"), 300);
        if (way == WAIT_BLOCK)
            check_value("wasted", value_of(&outcome, "wasted_polls"), 0, 0);
        readings_free(&outcome.readings);
    }
}

/* One worker never hangs; of several at least one leaves, and the others are let out again. */
static void act(void)
{
    for (uint64_t consumers = 1; consumers <= WORKERS; consumers += WORKERS - 1)
        for (int processes = 0; processes < 2; processes++) {
            struct scenario scenario = small("check-then-act", processes);
            scenario.knob[KNOB_CONSUMERS] = consumers;
            struct measure_outcome outcome = run_of("mutex", &scenario);
            double hung = value_of(&outcome, "hung");
            check_value("hung", hung, 0, (double)consumers - 1);
            check_int("got, with those who were rescued", (int64_t)outcome.tally.got,
                      500 + (int64_t)hung);
            check_int("spurious", (int64_t)outcome.tally.spurious, 0);
            readings_free(&outcome.readings);
        }
}

static void hold(void)
{
    struct scenario scenario = small("hold", true);
    scenario.knob[KNOB_BYTES] = 5000;
    struct measure_outcome outcome = run_of("mutex-copy-inside", &scenario);
    check_value("held by another", value_of(&outcome, "held"), 0, 1);
    check_value("time of a get", value_of(&outcome, "call"), 1, 1e9);
    readings_free(&outcome.readings);
}

/* Every input is mapped once, rightly, with or without a queue; and a faulty worker of three spoils
 * exactly its third if the inputs were shared out beforehand. */
static void map(void)
{
    static const char *const queues[] = {"none", "mutex", "michael-scott"};
    for (size_t q = 0; q < 3; q++)
        for (uint64_t chunk = 1; chunk <= 7; chunk += 6) {
            struct scenario scenario = small("map", true);
            scenario.knob[KNOB_CHUNK] = chunk;
            scenario.knob[KNOB_WORK] = 1000;
            scenario.knob[KNOB_ITEMS] = 300;
            struct measure_outcome outcome = run_of(queues[q], &scenario);
            check_value("wrong", value_of(&outcome, "wrong"), 0, 0);
            check_value("speed-up", value_of(&outcome, "speed_up"), 0, 3.2);
            readings_free(&outcome.readings);
            scenario.knob[KNOB_FAULTY] = 1;
            outcome = run_of(queues[q], &scenario);
            double wrong = value_of(&outcome, "wrong");
            check_value("wrong, one faulty", wrong, q == 0 ? 1.0 / 3 : 0, q == 0 ? 1.0 / 3 : 1);
            readings_free(&outcome.readings);
        }
}

static void tasks(void)
{
    struct scenario scenario = small("tasks", true);
    scenario.knob[KNOB_WORK] = 100000;
    struct measure_outcome outcome = run_of("none", &scenario);
    double bound = value_of(&outcome, "bound");
    check_value("bound", bound, 2, 2); /* 16 units in all, 8 of them in one task */
    check_value("speed-up", value_of(&outcome, "speed_up"), 0, bound * 1.1);
    readings_free(&outcome.readings);
}

/* Without leases the tasks of the killed are lost, with them none; what was given out once is done
 * once at most. */
static void lease(void)
{
    for (uint64_t lease_ns = 0; lease_ns <= 5000000; lease_ns += 5000000)
        for (uint64_t kills = 0; kills <= 2; kills += 2) {
            struct scenario scenario = small("lease", true);
            scenario.knob[KNOB_ITEMS] = 60;
            scenario.knob[KNOB_WORK] = 50000;
            scenario.knob[KNOB_KILLS] = kills;
            scenario.knob[KNOB_LEASE] = lease_ns;
            struct measure_outcome outcome = run_of("michael-scott", &scenario);
            double lost = value_of(&outcome, "lost");
            double doubled = value_of(&outcome, "doubled");
            double again = value_of(&outcome, "redelivered");
            /* A victim may have been out of work before its last task came. */
            check_value("lost", lost, 0, lease_ns ? 0 : (double)kills);
            check_value("done twice", doubled, 0, lease_ns ? again : 0);
            if (lease_ns == 0)
                check_value("given out again", again, 0, 0);
            readings_free(&outcome.readings);
        }
}

static const struct measure_doom test_doom = {.twin = queue_find_instrumented, .arm = doom_arm};

/* Before the first step a death is harmless; somewhere inside, those who wait for the lock hang,
 * those who try it are told Empty for ever, a robust lock recovers, and no lock does not care. */
static void dead_holder(void)
{
    static const struct {
        const char *queue;
        double empty, hung; /* at the worst step */
    } cases[] = {{"mutex", 0, 3},
                 {"mutex-trylock", 1, 0},
                 {"semaphore-trylock", 1, 0},
                 {"mutex-robust", 0, 0},
                 {"michael-scott", 0, 0}};
    measure_doom = &test_doom;
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        double empty = 0, hung = 0, killed = 0;
        for (uint64_t step = 1; step <= 3; step++) {
            struct scenario scenario = small("dead-holder", true);
            scenario.knob[KNOB_CONSUMERS] = WORKERS;
            scenario.knob[KNOB_TRIES] = 20;
            scenario.knob[KNOB_STEP] = step;
            struct measure_outcome outcome = run_of(cases[c].queue, &scenario);
            double told = value_of(&outcome, "told_empty");
            killed += value_of(&outcome, "killed");
            hung = fmax(hung, value_of(&outcome, "hung"));
            if (value_of(&outcome, "killed") > 0)
                empty = told == 1 ? 1 : empty;
            check_that(!outcome.readings.place == !value_of(&outcome, "killed"),
                       "%s, step %d: who was killed has a place", cases[c].queue, (int)step);
            readings_free(&outcome.readings);
        }
        check_that(killed > 0, "%s: somebody was killed", cases[c].queue);
        check_that(hung == cases[c].hung, "%s: hung: got %g, want %g", cases[c].queue, hung,
                   cases[c].hung);
        check_that(empty == cases[c].empty, "%s: told Empty for ever: got %g, want %g",
                   cases[c].queue, empty, cases[c].empty);
    }
    measure_doom = NULL;
}

/* Notes which measures have a value; what is not listed has none. */
static void note_values(const struct measure_outcome *outcome, bool *filled)
{
    const struct readings *readings = &outcome->readings;
    size_t count = workload_measures(readings->workload);
    for (size_t m = 0; m < MEASURES_MOST; m++) {
        if (m < count)
            filled[m] |= !isnan(readings->value[m]);
        else
            check_that(isnan(readings->value[m]) && readings->samples[m].seen == 0,
                       "%s fills its %zu measures alone", readings->workload->name, count);
    }
}

/* Every measure that a workload lists gets a value in one of a few short runs. */
static void every_measure_is_filled(void)
{
    static const char *const queues[] = {"mutex", "mutex-trylock"};
    measure_doom = &test_doom;
    for (size_t w = 0; workload_table[w]; w++) {
        const struct workload_class *workload = workload_table[w];
        bool filled[MEASURES_MOST] = {false};
        for (size_t way = 0; way < 6; way++) {
            struct scenario scenario = small(workload->name, true);
            scenario.knob[KNOB_ITEMS] = 60;
            scenario.knob[KNOB_WORK] = 10000;
            scenario.knob[KNOB_OPS] = 300;
            scenario.knob[KNOB_TRIES] = 10;
            scenario.knob[KNOB_CASE] = CASE_WARM;
            scenario.knob[KNOB_STEP] = way / 2 + 1;
            if (workload_measures(workload) == 0 || workload_has(workload, TRAIT_FAILS))
                continue; /* that one: in test_server.c */
            struct measure_outcome outcome = run_of(queues[way % 2], &scenario);
            note_values(&outcome, filled);
            readings_free(&outcome.readings);
        }
        for (size_t m = 0; m < workload_measures(workload); m++)
            check_that(filled[m] || workload_has(workload, TRAIT_FAILS),
                       "%s: no run gave %s a value", workload->name, workload->measures[m]->name);
    }
    measure_doom = NULL;
}

int main(void)
{
    static const struct check_case cases[] = {
        {"drain: leaving at the first Empty", drain},
        {"tries: attempts in a row", tries},
        {"poll: four ways to wait", poll_ways},
        {"check-then-act: who hangs is counted and let out", act},
        {"hold: how long the lock is held", hold},
        {"map: inputs shared out, and handed out", map},
        {"tasks: bound by the longest", tasks},
        {"lease: nothing is lost, something may be doubled", lease},
        {"dead-holder: killed at a step of the call", dead_holder},
        {"every measure is filled", every_measure_is_filled},
        {NULL, NULL},
    };
    return check_main("workloads", cases);
}
