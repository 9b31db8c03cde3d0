/* One run from its first mapping to its last: memory, crew, pieces; or a peer's script. */
#include "measure/measure.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "measure/peer.h"
#include "measure/run.h"

/* The crew's life around the pieces. */
static int run_live(struct run *run, uint64_t seed, const volatile sig_atomic_t *stop)
{
    struct measure_outcome *outcome = run->outcome;
    uint64_t duration = run->scenario->knob[KNOB_DURATION];
    run->filler =
        worker_make(run->rig, run->queue, run->memory, run->scenario, run->rig->workers, seed);
    run->filler.table = run->table;
    run->filler.index = scenario_workers(run->scenario);
    run->filler.limit = LOG_MOST;
    run->drainer =
        worker_make(run->rig, run->queue, run->memory, run->scenario, run->rig->workers + 1, seed);
    run->drainer.index = run->filler.index + 1;
    run->drainer.limit = LOG_MOST;
    int error =
        crew_start(&run->crew, run->rig, run->queue, run->memory, run->table, run->scenario, seed);
    if (error)
        return error;
    run->deadline = duration ? now_ns() + duration : 0;
    error = run_pieces(run, stop);
    crew_end(&run->crew);
    outcome->died = crew_died(&run->crew);
    outcome->stalled = run->crew.stalled;
    outcome->interrupted = *stop != 0;
    outcome->witness = run->witness.excerpt;
    outcome->tally.longest_episode =
        stamp_nanoseconds(&run->rig->clock, outcome->tally.longest_episode);
    if (error) {
        history_free(&outcome->witness);
        readings_free(&outcome->readings);
    }
    return error;
}

int measure_run(struct measure_rig *rig, const struct queue_class *queue,
                const struct scenario *scenario, uint64_t seed, const volatile sig_atomic_t *stop,
                struct measure_outcome *outcome)
{
    size_t workers = scenario_workers(scenario);
    memset(outcome, 0, sizeof *outcome);
    readings_begin(&outcome->readings, scenario->workload);
    if (workers == 0 || workers > rig->workers)
        return EINVAL;
    char why[200];
    if (queue->unavailable)
        return ENOTSUP;
    if (scenario_refuses(scenario, queue, why, sizeof why))
        return EINVAL;
    if (queue->peer) {
        int failed = peer_run(rig, queue, scenario, seed, stop, outcome);
        readings_end(&outcome->readings);
        return failed;
    }
    struct run *run = calloc(1, sizeof *run);
    if (!run)
        return ENOMEM;
    run->rig = rig;
    run->queue = queue;
    run->scenario = scenario;
    run->outcome = outcome;
    run->witness.broken = queue->order == QUEUE_BROKEN;
    random_seed(&run->random, random_mix(seed, WORKERS_MOST + 1));
    run->capacity = scenario->knob[KNOB_CAPACITY];
    if (run->capacity == 0)
        run->capacity = scenario->workload->room(scenario);
    size_t bytes = queue->put ? queue->size(run->capacity) : 1;
    run->memory = shared_memory(bytes);
    if (scenario->workload->table) {
        run->table_bytes = scenario->workload->table(scenario);
        run->table = shared_memory(run->table_bytes);
    }
    bool memory = run->memory && (run->table || !scenario->workload->table);
    int error = memory ? run_live(run, seed, stop) : ENOMEM;
    readings_end(&outcome->readings);
    /* A thread ended by force may sleep in the queue, or have left a thread that still uses it. */
    bool haunted = run->drain == DRAIN_KILLED || (outcome->died > 0 && !scenario->processes);
    if (run->memory && !haunted)
        munmap(run->memory, bytes);
    if (run->table)
        munmap(run->table, run->table_bytes);
    free(run);
    return error;
}
