/* Planning rounds: every queue at every point once a round, in shuffled order. */
#ifndef QLAB_MEASURE_ROUNDS_H
#define QLAB_MEASURE_ROUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One planned run: which queue at which sweep point in which round. */
struct planned_run {
    unsigned round;
    size_t queue, point;
    bool warmup; /* the first run of its queue */
    uint64_t seed;
};

/* rounds x queues x points runs; inside a round the order is shuffled by the seed. From malloc;
 * NULL when out of memory or there is nothing to plan. */
struct planned_run *rounds_plan(unsigned rounds, size_t queues, size_t points, uint64_t seed);

#endif
