/* Measuring: one queue, real workers, every call stamped, every Empty judged.
 *
 * A run is made of pieces. A piece starts on a fresh queue and ends when the prefilled items are
 * drained, a worker's log is full, or the run's budget is spent; then its history is judged and
 * counted, and the logs are used again. So memory is bounded however long the run.
 */
#ifndef QLAB_MEASURE_MEASURE_H
#define QLAB_MEASURE_MEASURE_H

#include <signal.h>
#include <stdint.h>

#include "lab/scenario.h"
#include "measure/outcome.h"
#include "measure/rig.h"
#include "queue/queue.h"

/* One run. `stop` is looked at while waiting (set it in a signal handler). Every thread, process
 * and mapping of the run is gone on return, whatever happened. Returns 0 with *outcome filled (free
 * outcome->witness with history_free and outcome->readings with readings_free), or an errno value.
 * EPROTO: a peer's script failed; outcome->peer says why. */
int measure_run(struct measure_rig *rig, const struct queue_class *queue,
                const struct scenario *scenario, uint64_t seed, const volatile sig_atomic_t *stop,
                struct measure_outcome *outcome);

#endif
