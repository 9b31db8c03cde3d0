/* A run under way, and its pieces. */
#ifndef QLAB_MEASURE_RUN_H
#define QLAB_MEASURE_RUN_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/scenario.h"
#include "measure/crew.h"
#include "measure/drain.h"
#include "measure/outcome.h"
#include "measure/rig.h"
#include "measure/witness.h"
#include "measure/worker.h"
#include "queue/queue.h"
#include "stats/stats.h"

struct run {
    struct measure_rig *rig;
    const struct queue_class *queue;
    const struct scenario *scenario;
    void *memory, *table;
    size_t table_bytes;
    size_t capacity;
    uint64_t deadline; /* now_ns(); 0: none */
    struct crew crew;
    struct worker filler, drainer;
    enum drain drain;    /* of the present piece */
    int64_t clock_began; /* of the present piece: CLOCK_REALTIME - CLOCK_MONOTONIC, ns */
    struct random random;
    struct witness witness;
    struct measure_outcome *outcome;
};

/* One piece after the other, until the budget is spent, *stop is set, or no further piece would
 * tell anything. The crew has been started. 0, or an errno value. */
int run_pieces(struct run *run, const volatile sig_atomic_t *stop);

#endif
