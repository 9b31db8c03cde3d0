/* What a run came to. */
#ifndef QLAB_MEASURE_OUTCOME_H
#define QLAB_MEASURE_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"
#include "judge/faulty.h"
#include "judge/judge.h"
#include "measure/readings.h"

struct measure_outcome {
    struct tally tally; /* .longest_episode in ns (with a ticket clock: in tickets) */
    struct faulty faulty;
    uint64_t drained;    /* pieces that were drained, so that what was lost is known */
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

#endif
