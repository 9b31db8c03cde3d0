/* A run of an own queue: the same run in a contained child, for the queue is a stranger's code. */
#ifndef QLAB_MEASURE_CONTAINED_H
#define QLAB_MEASURE_CONTAINED_H

#include "measure/measure.h"
#include "own/contain.h"

/* As measure_run(). If *ending does not say that the child returned, that is what the queue came
 * to, and *outcome is empty. */
int measure_contained(struct measure_rig *rig, const struct queue_class *queue,
                      const struct scenario *scenario, uint64_t seed,
                      const volatile sig_atomic_t *stop, struct measure_outcome *outcome,
                      struct ending *ending);

#endif
