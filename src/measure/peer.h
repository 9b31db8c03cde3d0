/* Peers: queues that are not C. A script in scripts/peers runs one and records what happened as a
 * trace (history/TRACE.md); it is judged here like any other history. */
#ifndef QLAB_MEASURE_PEER_H
#define QLAB_MEASURE_PEER_H

#include <signal.h>
#include <stdint.h>

#include "lab/scenario.h"
#include "measure/outcome.h"
#include "measure/rig.h"
#include "queue/queue.h"

/* As measure_run(), for a queue with .peer. A run is one piece, started and ended by the script,
 * and the rig lends no more than its clock's guard. */
int peer_run(const struct measure_rig *rig, const struct queue_class *queue,
             const struct scenario *scenario, uint64_t seed, const volatile sig_atomic_t *stop,
             struct measure_outcome *outcome);

#endif
