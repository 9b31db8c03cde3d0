/* Measuring: one queue, real workers, every call stamped, every Empty judged.
 *
 * A run is made of pieces. A piece starts on a fresh queue and ends when the prefilled items are
 * drained, a worker's log is full, or the run's budget is spent; then its history is judged and
 * counted, and the logs are used again. So memory is bounded however long the run.
 */
#ifndef QLAB_MEASURE_MEASURE_H
#define QLAB_MEASURE_MEASURE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"
#include "history/stamp.h"
#include "judge/judge.h"
#include "lab/lab.h"
#include "queue/queue.h"
#include "stats/samples.h"

/* The shared mappings that all runs of a session use: logs, gate, counters. */
struct measure_rig;

/* Makes a rig for up to `workers` (1 to WORKERS_MOST) workers and opens the clock. 0, or an errno
 * value. */
int measure_open(struct measure_rig **rig, size_t workers, enum stamp_kind stamp);
void measure_close(struct measure_rig *rig);
const struct stamp_clock *measure_clock(const struct measure_rig *rig);

/* What a workload's own measures came to in a run (lab/lab.h: struct measure_class). */
struct readings {
    double value[MEASURES_MOST];           /* NAN: none. Of those with many values: their median */
    struct samples samples[MEASURES_MOST]; /* of those with many values */
    uint64_t place; /* where in the program a worker was killed on purpose; 0: nowhere */
};

void readings_free(struct readings *readings);

struct measure_outcome {
    struct tally tally;  /* .longest_episode in ns (with a ticket clock: in tickets) */
    uint64_t elapsed_ns; /* time in which the workers ran, all pieces */
    uint64_t cpu_ns;     /* processor time of all workers, user and system */
    uint64_t moved;      /* items got, plus items put while the clock ran */
    uint64_t pieces;
    size_t died;            /* workers that a signal ended, or that never came back from the queue
                               and were ended by force: the run is not whole */
    bool stalled;           /* ended because no worker began or ended a call for seconds, as in a
                               deadlock: the run is not whole */
    bool interrupted;       /* *stop was set: the run is not whole, whoever died of it */
    struct history witness; /* an excerpt around the clearest lie; no workers if none */
    struct readings readings;
    char peer[200]; /* of a peer (queue.h): who it is; if the run failed, why. Else "" */
};

/* Peers ask their script for no more items before the start than this: to put one takes Python some
 * ten microseconds, and they must fit into a pipe. */
#define PEER_ITEMS_MOST 5000

/* Why a queue that is not C cannot run on this machine, one line with what is to be installed; NULL
 * if it can, or is C. Valid until the next call. (peer_call.c) */
const char *peer_missing(const struct queue_class *queue);

/* One run. `stop` is looked at while waiting (set it in a signal handler). Every thread, process
 * and mapping of the run is gone on return, whatever happened. Returns 0 with *outcome filled (free
 * outcome->witness with history_free and outcome->measures with measures_free), or an errno value.
 * EPROTO: a peer's script failed; outcome->peer says why. */
int measure_run(struct measure_rig *rig, const struct queue_class *queue,
                const struct scenario *scenario, uint64_t seed, const volatile sig_atomic_t *stop,
                struct measure_outcome *outcome);

/* ---- killing inside a call ---- */

/* How to kill a worker, a process, at a step of a call: known to those who know the instrumented
 * queues, and given by them before a run. NULL: nobody can, and nobody is killed so. */
struct measure_doom {
    /* The instrumented build of the queue of that name; NULL if there is none. */
    const struct queue_class *(*twin)(const char *name);
    /* Before the calling process's step of that number from now (1: the next) `end` is called with
     * the step's place in the program; it does not return. Step 0: never mind. */
    void (*arm)(unsigned step, void (*end)(void *context, uint64_t place), void *context);
};
extern const struct measure_doom *measure_doom;

/* ---- rounds ---- */

/* One planned run: which queue at which sweep point in which round. */
struct planned_run {
    unsigned round;
    size_t queue, point;
    bool warmup; /* the first run of its queue */
    uint64_t seed;
};

/* rounds x queues x points runs; inside a round the order is shuffled by the seed. From malloc;
 * NULL when out of memory or there is nothing to plan. */
struct planned_run *rounds_plan(unsigned rounds, size_t queues, size_t points, uint64_t seed);

#endif
