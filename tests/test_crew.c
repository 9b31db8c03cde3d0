/* Tests of bad ends: workers killed, stuck or stopped, runs refused; and nothing is left behind. */
#include <signal.h>

#include "measure_queues.h"
#include "measure_runs.h"

static void killed_worker(void)
{
    struct scenario scenario = small("prefilled", true);
    scenario.knob[KNOB_OPS] = 1000000; /* never reached */
    struct measure_outcome outcome = run(&killer_queue, &scenario, STAMP_FENCED, 0);
    check_int("died", outcome.died, 1);
    check_int("its call is pending", outcome.tally.pending, 1);
    check_int("pieces: the first is the last", outcome.pieces, 1);
    check_that(outcome.tally.got < 500 + 1, "no item twice: got %" PRIu64, outcome.tally.got);
    check_no_child();
    history_free(&outcome.witness);
}

static void stuck_workers(void)
{
    for (int processes = light_test(); processes < 2; processes++) {
        struct scenario scenario = small("prefilled", processes);
        scenario.knob[KNOB_DURATION] = 100000000;
        struct measure_outcome outcome = run(&stuck_queue, &scenario, STAMP_FENCED, 0);
        check_int("ended by force", outcome.died, 3);
        check_int("pending", outcome.tally.pending, 3);
        check_no_child();
    }
}

/* Without a duration nothing else would end it; and what ends it is no clock of the run's. */
static void deadlock(void)
{
    struct scenario scenario = small("prefilled", true);
    struct measure_outcome outcome = run(&stuck_queue, &scenario, STAMP_FENCED, 0);
    check_int("stalled", outcome.stalled, true);
    check_int("interrupted", outcome.interrupted, false);
    check_int("ended by force", outcome.died, 3);
    check_int("pending", outcome.tally.pending, 3);
    check_int("pieces: the first is the last", outcome.pieces, 1);
    check_no_child();
}

/* The slowest that the knobs allow: every worker is away from the queue for most of the time, in
 * all for longer than a deadlock is given. */
static void slow_and_moving(void)
{
    struct scenario scenario = small("prefilled", true);
    scenario.knob[KNOB_CONSUMERS] = 1;
    scenario.knob[KNOB_ITEMS] = 6;
    scenario.knob[KNOB_WORK] = knob_table[KNOB_WORK].most;
    scenario.knob[KNOB_JITTER] = knob_table[KNOB_JITTER].most;
    struct measure_outcome outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
    check_int("stalled", outcome.stalled, false);
    check_int("died", outcome.died, 0);
    check_int("got", outcome.tally.got, 6);
}

static void ring_stop(int number)
{
    (void)number;
    stop = 1;
}

static void stopped_runs(void)
{
    struct scenario scenario = small("never-empty", true);
    signal(SIGUSR1, ring_stop);
    struct measure_outcome outcome = run(&ringer_queue, &scenario, STAMP_FENCED, 0);
    signal(SIGUSR1, SIG_DFL);
    check_int("interrupted by a signal", outcome.interrupted, true);
    check_that(outcome.tally.got > 0, "what was recorded is kept: got %" PRIu64, outcome.tally.got);
    for (size_t way = 0; workload_table[way / 2]; way++) { /* stop is still set */
        scenario = small(workload_table[way / 2]->name, way % 2);
        scenario.knob[KNOB_DURATION] = UINT64_C(600000000000);
        char why[200];
        if (scenario_refuses(&scenario, queue_find("mutex"), why, sizeof why))
            continue;
        outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
        check_int("interrupted before it began", outcome.interrupted, true);
        check_int(scenario.workload->name, outcome.tally.got, 0);
        readings_free(&outcome.readings);
    }
    stop = 0;
    check_no_child();
}

static void refused_runs(void)
{
    struct measure_rig *rig = NULL;
    check_int("no workers", measure_open(&rig, 0, STAMP_FENCED), EINVAL);
    check_int("too many workers", measure_open(&rig, WORKERS_MOST + 1, STAMP_FENCED), EINVAL);
    struct scenario scenario = small("prefilled", true);
    run(&broken_queue, &scenario, STAMP_TICKET, EAGAIN);
    scenario.knob[KNOB_CONSUMERS] = WORKERS + 1;
    run(queue_find("mutex"), &scenario, STAMP_TICKET, EINVAL);
    struct queue_class missing = liar_queue;
    missing.unavailable = "for the test";
    scenario.knob[KNOB_CONSUMERS] = 1;
    run(&missing, &scenario, STAMP_TICKET, ENOTSUP);
    check_no_child();
}

/* Shared mappings of this process: threads' stacks, which libc keeps, are private. */
static int shared_mappings(void)
{
    char line[512];
    int count = 0;
    FILE *file = fopen("/proc/self/maps", "r");
    while (file && fgets(line, sizeof line, file))
        count += strstr(line, " rw-s ") != NULL;
    if (file)
        fclose(file);
    return count;
}

static void no_mapping_left(void)
{
    int before = shared_mappings();
    struct measure_rig *rig = open_rig(STAMP_FENCED);
    check_int("the rig is one mapping", shared_mappings(), before + 1);
    for (int processes = 0; processes < 2; processes++) {
        struct measure_outcome outcome;
        struct scenario scenario = small("prefilled", processes);
        check_int("run", measure_run(rig, queue_find("mutex"), &scenario, 1, &stop, &outcome), 0);
        check_int("mappings after a run", shared_mappings(), before + 1);
    }
    measure_close(rig);
    check_int("mappings after the rig", shared_mappings(), before);
}

int main(void)
{
    const struct check_case cases[] = {
        {"a killed worker's call is pending, and the run ends", killed_worker},
        {"workers that never come back are ended", stuck_workers},
        {"a deadlock ends without a duration", deadlock},
        {"a slow run is no deadlock", slow_and_moving},
        {"stop ends a run at once and keeps what there is", stopped_runs},
        {"runs that cannot be are refused", refused_runs},
        {"no mapping is left", no_mapping_left},
        {NULL, NULL},
    };
    return check_main("crew", cases);
}
