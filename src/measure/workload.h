/* What the workers do with the queue: one workload, one file (names and knobs: lab/lab.h). */
#ifndef QLAB_MEASURE_WORKLOAD_H
#define QLAB_MEASURE_WORKLOAD_H

#include "measure/record.h"

struct workload_class {
    /* The capacity that the queue needs if the scenario names none. */
    size_t (*room)(const struct scenario *scenario);
    /* What the parent puts before the start; NULL if nothing. The filler has a log of its own. */
    void (*fill)(struct worker *filler);
    /* One worker's part of one piece; returns when that is done or the piece is over. */
    void (*work)(struct worker *worker);
};

extern const struct workload_class workload_prefilled, workload_never_empty,
    workload_producer_consumer;

/* In the order of enum workload. */
extern const struct workload_class *const workload_classes[WORKLOAD_COUNT];

/* The consumer's step of every workload: `looks` calls of empty(), one get_nowait(), and `work`
 * after an item. False if the piece was over before the get. */
bool take(struct worker *worker, enum queue_answer *answer);

#endif
