/* A run of an own queue: the same run in a contained child, for the queue is a stranger's code. */
#ifndef QLAB_MEASURE_CONTAINED_H
#define QLAB_MEASURE_CONTAINED_H

#include "measure/measure.h"
#include "measure/throughput.h"
#include "own/contain.h"

/* As measure_run(). If *ending does not say that the child returned, that is what the queue came
 * to, and *outcome is empty. */
int measure_contained(struct measure_rig *rig, const struct queue_class *queue,
                      const struct scenario *scenario, uint64_t seed,
                      const volatile sig_atomic_t *stop, struct measure_outcome *outcome,
                      struct ending *ending);

/* The same for throughput_run(). */
int throughput_contained(const struct queue_class *queue, size_t threads, size_t capacity,
                         uint64_t duration_ns, const volatile sig_atomic_t *stop,
                         struct throughput *throughput, struct ending *ending);

#endif
