/* Small runs for the tests of measuring. None needs luck, and none asserts a time;
 * QLAB_TEST_LIGHT=1 (sanitizers) leaves out what needs full speed, or ends threads by force. */
#ifndef QLAB_TESTS_MEASURE_RUNS_H
#define QLAB_TESTS_MEASURE_RUNS_H

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "check.h"
#include "measure/measure.h"
#include "seed.h"

#define WORKERS   4
#define LOG_LIMIT (1 << 20) /* operations in one worker's log */

static volatile sig_atomic_t stop;

static inline struct measure_rig *open_rig(enum stamp_kind stamp)
{
    struct measure_rig *rig = NULL;
    check_int("measure_open", measure_open(&rig, WORKERS, stamp), 0);
    return rig;
}

/* Three consumers (and one producer), 500 items, no budget: the prefilled workload ends by itself.
 */
static inline struct scenario small(const char *workload, bool processes)
{
    struct scenario scenario = {.workload = workload_find(workload), .processes = processes};
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        scenario.knob[knob] = knob_table[knob].usual;
    scenario.knob[KNOB_DURATION] = workload_has(scenario.workload, TRAIT_ENDLESS) ? 2000000 : 0;
    scenario.knob[KNOB_CONSUMERS] = 3;
    scenario.knob[KNOB_PRODUCERS] = 1;
    scenario.knob[KNOB_ITEMS] = 500;
    scenario.knob[KNOB_JITTER] = 1000;
    return scenario;
}

/* The workload's measure of that name. */
static inline const struct measure *measure_find(const struct workload_class *workload,
                                                 const char *name)
{
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (strcmp(workload->measures[m]->name, name) == 0)
            return workload->measures[m];
    fprintf(stderr, "%s measures no %s\n", workload->name, name);
    exit(70);
}

/* What the run's workload measured under that name, and how many values of it. */
static inline double value_of(const struct measure_outcome *outcome, const char *name)
{
    return readings_get(&outcome->readings, measure_find(outcome->readings.workload, name));
}

static inline int64_t values_of(const struct measure_outcome *outcome, const char *name)
{
    return (int64_t)readings_count(&outcome->readings,
                                   measure_find(outcome->readings.workload, name));
}

/* One run in a rig of its own. */
static inline struct measure_outcome run(const struct queue_class *queue,
                                         const struct scenario *scenario, enum stamp_kind stamp,
                                         int want)
{
    struct measure_outcome outcome;
    struct measure_rig *rig = open_rig(stamp);
    check_int(queue->name, measure_run(rig, queue, scenario, 1, &stop, &outcome), want);
    measure_close(rig);
    return outcome;
}

static inline void check_no_child(void)
{
    check_int("a child is left", waitpid(-1, NULL, WNOHANG), -1);
    check_int("errno of waitpid", errno, ECHILD);
}

#endif
