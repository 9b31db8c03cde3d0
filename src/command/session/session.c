/* A measuring session: plan the rounds, run them one by one, keep a row for each. */
#include "command/session/session.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "command/session/command_line.h"
#include "command/session/interrupt.h"
#include "command/session/killer.h"
#include "command/session/lost.h"
#include "command/session/odds.h"
#include "command/session/progress.h"
#include "command/session/run_folder.h"
#include "command/session/runnable.h"
#include "measure/contained.h"
#include "measure/measure.h"
#include "report/result/baseline.h"
#include "report/result/relate.h"
#include "report/result/status.h"
#include "measure/rounds.h"
#include "own/own.h"

/* Keeps the witness that is easier to read: the one with fewer operations. */
static void keep_witness(struct result *result, struct history *witness, size_t queue, size_t point)
{
    size_t fresh = history_operations(witness), kept = history_operations(&result->witness);
    if (fresh == 0 || (kept != 0 && kept <= fresh)) {
        history_free(witness);
        return;
    }
    history_free(&result->witness);
    result->witness = *witness;
    memset(witness, 0, sizeof *witness);
    result->witness_queue = queue;
    result->witness_point = point;
}

/* Adds what a peer says of itself and its stamps to what is said of ours, once. 0 or ENOMEM. */
static int note_peer(struct result *result, const char *peer)
{
    if (!*peer || result->clock_why)
        return 0;
    if (asprintf(&result->clock_why, "%s; %s", result->clock.why, peer) < 0) {
        result->clock_why = NULL;
        return ENOMEM;
    }
    result->clock.why = result->clock_why;
    return 0;
}

static int measure_one(struct measure_rig *rig, const struct planned_run *plan,
                       const struct progress *progress, struct result *result)
{
    const struct queue_class *queue = result->lab->queues[plan->queue].queue;
    struct scenario scenario = lab_point(result->lab, plan->point);
    struct measure_outcome outcome = {0};
    struct ending ending = {0};
    int error =
        own_is(queue)
            ? measure_contained(rig, queue, &scenario, plan->seed, &interrupted, &outcome, &ending)
            : measure_run(rig, queue, &scenario, plan->seed, &interrupted, &outcome);
    if (error)
        return complain(STATUS_SYSTEM, "run of %s: %s", queue->name,
                        error == EPROTO ? outcome.peer : strerror(error));
    if (note_peer(result, outcome.peer))
        return complain(STATUS_SYSTEM, "out of memory after %zu runs", result->row_count);
    bool lost = outcome.died > 0 || outcome.stalled || ending.how != END_RETURNED;
    struct result_row row = {
        .queue = plan->queue,
        .point = plan->point,
        .round = plan->round,
        .warmup = plan->warmup,
        .whole = !outcome.interrupted && !lost,
        .seed = plan->seed,
        .elapsed_ns = outcome.elapsed_ns,
        .cpu_ns = outcome.cpu_ns,
        .moved = outcome.moved,
        .pieces = outcome.pieces,
        .tally = outcome.tally,
        .faulty = outcome.faulty,
    };
    memcpy(row.measure, outcome.readings.value, sizeof row.measure);
    if (outcome.readings.place)
        doom_place(queue, outcome.readings.place, row.place, sizeof row.place);
    memcpy(row.samples, outcome.readings.samples, sizeof row.samples);
    keep_witness(result, &outcome.witness, plan->queue, plan->point);
    if (lost && !outcome.interrupted)
        lost_explain(&outcome, &ending, plan, queue->name, progress);
    result->ended |= lost && own_is(queue) && !outcome.interrupted &&
                     outcome.faulty.count[FAULT_HANG] == 0; /* a hang is told for itself */
    if (result_add(result, &row)) {
        readings_free(&outcome.readings);
        return complain(STATUS_SYSTEM, "out of memory after %zu runs", result->row_count);
    }
    return 0;
}

static size_t most_workers(const struct lab *lab)
{
    size_t most = 0;
    for (size_t i = 0; i < lab->value_count; i++) {
        struct scenario scenario = lab_point(lab, i);
        size_t workers = scenario_workers(&scenario);
        most = workers > most ? workers : most;
    }
    return most;
}

static int run_all(struct measure_rig *rig, struct result *result)
{
    const struct lab *lab = result->lab;
    size_t runs = lab->rounds * lab->queue_count * lab->value_count;
    struct planned_run *plan =
        rounds_plan(lab->rounds, lab->queue_count, lab->value_count, result->seed);
    if (!plan)
        return complain(STATUS_SYSTEM, "out of memory for a plan of %zu runs", runs);
    struct progress progress;
    progress_begin(&progress, runs);
    int status = 0;
    size_t done = 0;
    for (; done < runs && !interrupted && status == 0; done++) {
        progress_show(&progress, done, plan[done].round, lab->rounds,
                      lab->queues[plan[done].queue].queue->name);
        status = measure_one(rig, &plan[done], &progress, result);
    }
    progress_end(&progress);
    result->complete = done == runs && !interrupted && status == 0;
    free(plan);
    return status;
}

/* Once all queues can be run. */
static int measure_open_queues(const struct lab *lab, const struct settings *settings,
                               struct result *result)
{
    if (workload_has(lab->scenario.workload, TRAIT_DOOM) && !doom_lend())
        return complain(STATUS_FEATURE,
                        "%s: this build cannot kill inside a call, for it has no "
                        "explorer",
                        lab->name);
    int status = run_folder_check(lab, settings);
    if (status)
        return status;
    interrupt_listen();
    host_begin(&result->host);
    struct measure_rig *rig;
    int error = measure_open(&rig, most_workers(lab), lab->scenario.stamp);
    if (error)
        return complain(STATUS_SYSTEM, "no memory or clock for %zu workers: %s", most_workers(lab),
                        strerror(error));
    result->clock = *measure_clock(rig);
    result->clock.ticket = NULL;
    status = run_all(rig, result);
    measure_close(rig);
    host_end(&result->host);
    return status;
}

/* Runs every planned run of the lab and fills *result, which takes the lab over even on failure.
 * Rows measured before a failure or a signal are kept, and result->complete is then false. */
static int session_measure(struct lab *lab, const struct settings *settings, int argc, char **argv,
                           struct result *result)
{
    memset(result, 0, sizeof *result);
    result->lab = lab;
    result->seed = settings->seed;
    result->command = command_line(argc, argv);
    result->delays = *settings->delays ? strdup(settings->delays) : NULL;
    if (!result->command || (*settings->delays && !result->delays))
        return complain(STATUS_SYSTEM, "out of memory");
    int status = runnable_open(lab);
    if (status == 0)
        status = measure_open_queues(lab, settings, result);
    runnable_close(lab);
    return status;
}

int session_verdict(const struct result *result)
{
    size_t count;
    struct point *points = result_points(result, &count);
    if (!points)
        return complain(STATUS_SYSTEM, "out of memory");
    int status = result_status(result, points, count);
    free(points);
    return result->ended ? STATUS_REFUTED : status;
}

/* Asks the explorer about the lab's small program, if it has one. */
static void explore(struct result *result)
{
    const struct lab *lab = result->lab;
    if (lab->folder && lab_explores(lab) &&
        (result->odds = calloc(lab->queue_count, sizeof *result->odds)))
        odds_find(lab, result->odds);
}

int session_run(struct lab *lab, const struct settings *settings, int argc, char **argv,
                exporter_print *print)
{
    struct result result;
    int status = session_measure(lab, settings, argc, argv, &result);
    /* What failed is told by one line. */
    const struct plot_kind *drawn = status ? NULL : settings->drawn;
    if (result.row_count > 0) {
        result_relate(&result);
        explore(&result);
        result.baseline = baseline_choose(&result, settings->base);
        int reported = printed(print(stdout, &result, settings->colour));
        int saved = run_folder_write(&result, settings->output, &result.host, drawn);
        status = status ? status : reported ? reported : saved;
    }
    if (status == 0)
        status = interrupted ? STATUS_INTERRUPTED : session_verdict(&result);
    result_free(&result);
    return status;
}
