/* The child loads the queue, runs, and hands the outcome over in a parcel. */
#include "measure/contained.h"

#include <errno.h>
#include <string.h>

#include "measure/parcel.h"
#include "own/own.h"

/* Beyond the run's own time: until the crew says that nobody moves, or ends who is stuck. */
enum { SECONDS_MORE = 20, SECONDS_UNTIMED = 300 };
#define MEMORY_MOST (UINT64_C(1) << 30)

struct errand {
    struct measure_rig *rig;
    const struct queue_class *queue;
    const struct scenario *scenario;
    uint64_t seed;
    const volatile sig_atomic_t *stop;
    struct parcel *parcel;
};

/* In the child: an errno value. */
static int run(void *argument)
{
    const struct errand *errand = argument;
    struct measure_outcome outcome;
    char why[400];
    if (!own_load(errand->queue, why, sizeof why))
        return ENOEXEC;
    int error = measure_run(errand->rig, errand->queue, errand->scenario, errand->seed,
                            errand->stop, &outcome);
    return error ? error : parcel_pack(errand->parcel, &outcome);
}

int measure_contained(struct measure_rig *rig, const struct queue_class *queue,
                      const struct scenario *scenario, uint64_t seed,
                      const volatile sig_atomic_t *stop, struct measure_outcome *outcome,
                      struct ending *ending)
{
    struct errand errand = {rig, queue, scenario, seed, stop, parcel_make()};
    uint64_t duration = scenario->knob[KNOB_DURATION];
    const struct limits limits = {
        .seconds = duration ? (unsigned)(duration / 1000000000u) + SECONDS_MORE : SECONDS_UNTIMED,
        .memory = MEMORY_MOST,
        .processes = scenario->processes,
    };
    memset(outcome, 0, sizeof *outcome);
    readings_begin(&outcome->readings, scenario->workload);
    int error = errand.parcel ? contain(run, &errand, &limits, ending) : ENOMEM;
    if (!error && ending->how == END_RETURNED)
        error = ending->value ? ending->value : parcel_unpack(errand.parcel, outcome);
    parcel_free(errand.parcel);
    return error;
}
