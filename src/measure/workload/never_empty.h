/* What never-empty does, for workloads that look at the same in another way. */
#ifndef QLAB_MEASURE_WORKLOAD_NEVER_EMPTY_H
#define QLAB_MEASURE_WORKLOAD_NEVER_EMPTY_H

#include <stddef.h>

#include "lab/scenario.h"
#include "measure/worker.h"

size_t never_empty_room(const struct scenario *scenario);
void never_empty_work(struct worker *worker);

#endif
