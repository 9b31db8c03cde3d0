/* How to kill a worker, a process, at a step of its call.
 *
 * That is known to those who know the instrumented queues, who lend it to the workload dead-holder
 * before a run.
 */
#ifndef QLAB_MEASURE_WORKLOAD_DEAD_HOLDER_H
#define QLAB_MEASURE_WORKLOAD_DEAD_HOLDER_H

#include <stdint.h>

#include "queue/queue.h"

struct measure_doom {
    /* The instrumented build of the queue of that name; NULL if there is none. */
    const struct queue_class *(*twin)(const char *name);
    /* Before the calling process's step of that number from now (1: the next) `end` is called with
     * the step's place in the program; it does not return. Step 0: never mind. */
    void (*arm)(unsigned step, void (*end)(void *context, uint64_t place), void *context);
};

/* NULL: nobody can, and nobody is killed so. */
extern const struct measure_doom *measure_doom;

#endif
