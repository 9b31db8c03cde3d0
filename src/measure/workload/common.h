/* What the files of the workloads have in common: what they include, and the steps they share. */
#ifndef QLAB_MEASURE_WORKLOAD_COMMON_H
#define QLAB_MEASURE_WORKLOAD_COMMON_H

#include "lab/scenario.h"
#include "lab/workload.h"
#include "measure/piece.h"
#include "measure/readings.h"
#include "measure/record.h"
#include "measure/worker.h"

/* Knobs that every workload with a get() of its consumers looks at: take() does. */
#define TAKE_KNOBS                                                                                 \
    (KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_CAPACITY) | KNOB_BIT(KNOB_WORK) |                    \
     KNOB_BIT(KNOB_LOOKS) | KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_OPS) | KNOB_BIT(KNOB_DURATION) | \
     KNOB_BIT(KNOB_TIMEOUT) | KNOB_BIT(KNOB_ROLLBACK))

/* The consumer's step of most workloads: `looks` calls of empty(), one get, timed or not, and
 * `work` after an item. False if the piece was over before the get. */
bool take(struct worker *worker, enum queue_answer *answer);

/* Puts items 1 to `items`, as long as they find room, before anybody else makes a call. */
void put_items(struct worker *worker, uint64_t items);
/* Puts one item, giving way while the queue is full. False if the piece was over before. */
bool put_one(struct worker *worker, uint64_t item);

/* For workloads that put the knob `items` before the start: room for them all, and the fill. */
size_t items_room(const struct scenario *scenario);
void items_fill(struct worker *filler);

#endif
