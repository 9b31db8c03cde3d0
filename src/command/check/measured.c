/* A few short runs: their place is to see what real threads do, not to compare. */
#include "command/check/measured.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "command/session/interrupt.h"
#include "lab/figure.h"
#include "lab/lab.h"
#include "measure/contained.h"
#include "own/own.h"
#include "report/result/wrong.h"
#include "stats/samples.h"

enum { RUNS = 4, RACES = 5, RACERS = 2 };
#define RUN_NS  UINT64_C(100000000)
#define RACE_NS UINT64_C(30000000)

/* The workload, small enough for what the queue allows. */
static struct scenario scenario_for(const struct workload_class *workload,
                                    const struct queue_class *queue)
{
    struct scenario scenario = {.workload = workload, .stamp = STAMP_FENCED};
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        scenario.knob[knob] = knob_table[knob].usual;
    scenario.knob[KNOB_DURATION] = RUN_NS;
    scenario.knob[KNOB_PRODUCERS] = queue->putters ? 1 : 2;
    scenario.knob[KNOB_CONSUMERS] = queue->getters || queue->putters ? 1 : 2;
    return scenario;
}

static int run_once(struct measure_rig *rig, const struct queue_class *queue,
                    const struct scenario *scenario, uint64_t seed, struct measure_outcome *outcome,
                    struct ending *ending)
{
    *ending = (struct ending){0};
    return own_is(queue)
               ? measure_contained(rig, queue, scenario, seed, &interrupted, outcome, ending)
               : measure_run(rig, queue, scenario, seed, &interrupted, outcome);
}

static void add_ending(struct cases *cases, const char *name, const struct ending *ending)
{
    char words[400];
    const char *colon = strrchr(ending->place, ':');
    cases_add(cases, name, CASE_FAILED, colon ? atoi(colon + 1) : 0, "%s",
              ending_words(ending, words, sizeof words));
}

/* ", 3 items were lost" */
static void add_wrong(char *text, size_t size, const struct wrong_class *class,
                      const struct faulty *faulty)
{
    size_t used = strlen(text);
    uint64_t count = faulty->count[class->fault];
    snprintf(text + used, size - used, ", %s %s", figure_count(count).text,
             count == 1 ? class->one : class->many);
}

/* One workload: a case. Returns whether to go on with others. */
static bool add_workload(struct cases *cases, struct measure_rig *rig,
                         const struct queue_class *queue, const char *name, uint64_t seed)
{
    const struct scenario scenario = scenario_for(workload_find(name), queue);
    struct tally sum = {0};
    struct faulty faulty = {0};
    struct ending ending;
    char why[200];
    if (scenario_refuses(&scenario, queue, why, sizeof why)) {
        cases_add(cases, name, CASE_SKIPPED, 0, "%s", why);
        return true;
    }
    size_t runs = 0;
    for (; runs < RUNS && !interrupted; runs++, cases->runs++) {
        struct measure_outcome outcome;
        int error = run_once(rig, queue, &scenario, random_mix(seed, runs), &outcome, &ending);
        if (error || ending.how != END_RETURNED) {
            if (error)
                cases_add(cases, name, CASE_SKIPPED, 0, "cannot be measured: %s", strerror(error));
            else
                add_ending(cases, name, &ending);
            return false;
        }
        bool stuck = outcome.died || outcome.stalled;
        tally_add(&sum, &outcome.tally);
        faulty_add(&faulty, &outcome.faulty);
        history_free(&outcome.witness);
        readings_free(&outcome.readings);
        if (stuck) {
            cases_add(cases, name, CASE_FAILED, 0, "workers never came back from the queue");
            return false;
        }
    }
    if (!runs)
        return false;
    const struct lab_queue asked = {queue, EXPECT_NEVER};
    unsigned wrong = wrong_seen(&faulty, STAMP_FENCED);
    bool fails = (sum.spurious && queue->claim == QUEUE_EXACT) || (wrong & ~wrong_allowed(&asked));
    char more[200] = "";
    for (int kind = 0; kind < WRONGS; kind++)
        if (wrong & WRONG_BIT(kind))
            add_wrong(more, sizeof more, &wrong_classes[kind], &faulty);
    cases_add(cases, name,
              fails                   ? CASE_FAILED
              : sum.spurious || wrong ? CASE_TOLD
                                      : CASE_PASSED,
              0, "%s lies in %s attempts, %s items got%s, in %zu run%s",
              figure_count(sum.spurious).text, figure_count(sum.attempts).text,
              figure_count(sum.got).text, more, runs, runs == 1 ? "" : "s");
    return true;
}

/* Operations a second of one run that nobody records; 0 if there is none to tell of, a case added
 * if the queue did not come back. */
static double speed_of(struct cases *cases, struct measure_rig *rig,
                       const struct queue_class *queue, const struct scenario *scenario,
                       uint64_t seed)
{
    struct measure_outcome outcome;
    struct ending ending;
    if (run_once(rig, queue, scenario, seed, &outcome, &ending))
        return 0;
    if (ending.how != END_RETURNED) {
        add_ending(cases, "speed", &ending);
        return 0;
    }
    double moved = (double)(outcome.tally.put + outcome.tally.got);
    double speed = outcome.elapsed_ns && !outcome.died && !outcome.stalled
                       ? moved * 1e9 / (double)outcome.elapsed_ns
                       : 0;
    history_free(&outcome.witness);
    readings_free(&outcome.readings);
    return speed;
}

/* The queue and ring-backoff in turn. */
static void add_speed(struct cases *cases, struct measure_rig *rig, const struct queue_class *queue,
                      uint64_t seed)
{
    const struct queue_class *other = queue_find("ring-backoff");
    struct scenario scenario = scenario_for(workload_find("throughput"), queue);
    double ratios[RACES], speeds[RACES];
    char why[200];
    scenario.knob[KNOB_CONSUMERS] = RACERS;
    scenario.knob[KNOB_DURATION] = RACE_NS;
    if (scenario_refuses(&scenario, queue, why, sizeof why)) {
        cases_add(cases, "speed", CASE_SKIPPED, 0, "%s", why);
        return;
    }
    for (size_t i = 0; i < RACES; i++) {
        speeds[i] = speed_of(cases, rig, queue, &scenario, random_mix(seed, i));
        double reference = speed_of(cases, rig, other, &scenario, random_mix(seed, i));
        if (!(speeds[i] > 0 && reference > 0))
            return;
        ratios[i] = speeds[i] / reference;
    }
    cases_add(cases, "speed", CASE_TOLD, 0, "%s calls a second with %d threads, %s × ring-backoff",
              figure_speed(samples_quantile(speeds, RACES, 0.5)).text, RACERS,
              figure_plain(samples_quantile(ratios, RACES, 0.5)).text);
}

int measured_add(struct cases *cases, const struct queue_class *queue, uint64_t seed)
{
    static const char *const names[] = {"never-empty", "prefilled", "producer-consumer"};
    struct measure_rig *rig;
    bool goes_on = true;
    int error = measure_open(&rig, 8, STAMP_FENCED);
    if (error)
        return complain(STATUS_SYSTEM, "no memory or clock for 8 workers: %s", strerror(error));
    interrupt_listen();
    for (size_t i = 0; i < sizeof names / sizeof *names && goes_on && !interrupted; i++)
        goes_on = add_workload(cases, rig, queue, names[i], seed + i);
    if (goes_on && !interrupted)
        add_speed(cases, rig, queue, seed);
    measure_close(rig);
    return 0;
}
