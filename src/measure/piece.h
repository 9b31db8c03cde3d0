/* A piece that is over, as its workload's measures see it. */
#ifndef QLAB_MEASURE_PIECE_H
#define QLAB_MEASURE_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"
#include "judge/judge.h"
#include "lab/scenario.h"
#include "measure/rig.h"
#include "stats/stats.h"

struct piece {
    const struct history *history; /* the workers' logs in their order, then the filler's, if any */
    const struct tally *tally;     /* what the judge found */
    const uint64_t *faults;        /* and what was wrong, by enum fault_kind */
    bool drained;                  /* so it is known what was lost */
    const struct scenario *scenario;
    const struct control
        *control;      /* one per worker; NULL if a peer ran it: only its history is known */
    const void *table; /* as the workers left it */
    size_t workers;
    uint64_t put_before;   /* items that were put before the start */
    struct random *random; /* for readings_add() */
};

/* A duration in stamps as ns; NAN if the stamps do not count time. */
double ticks_ns(const struct history *history, uint64_t ticks);

/* From the first worker's start to the last one's end, ns. Not of a peer's piece. */
double piece_span(const struct piece *piece);

#endif
