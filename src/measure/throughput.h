/* Throughput: what a queue moves when nobody records it.
 *
 * Every worker puts one item and gets one, over and over, as fast as it can, for a short time after
 * a common start. No call is stamped and none is judged, so the figures are the queue's own; they
 * are not comparable with those of measure_run(). Workers are threads, each bound to one processor
 * (round robin over the allowed ones).
 */
#ifndef QLAB_MEASURE_THROUGHPUT_H
#define QLAB_MEASURE_THROUGHPUT_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/knob.h"
#include "measure/share.h"
#include "queue/queue.h"

struct throughput {
    size_t threads;
    struct throughput_share share[WORKERS_MOST];
    uint64_t elapsed_ns; /* from the first worker's start to the last one's end */
    uint64_t left;       /* items still inside at the end, counted by taking them out */
    size_t stuck;        /* workers that never came back from the queue and were ended by force: the
                            run is not whole, and .left was not counted */
    bool interrupted;    /* *stop was set: the run is not whole */
};

/* Why such a run is not for this queue (it takes one putter only, it is not C...), or NULL. */
const char *throughput_unfit(const struct queue_class *queue);

/* One run of `threads` (1 to WORKERS_MOST) workers for about duration_ns. `stop` is looked at while
 * waiting (set it in a signal handler). Every thread and all memory is gone on return. 0 with
 * *throughput filled, or an errno value. */
int throughput_run(const struct queue_class *queue, size_t threads, size_t capacity,
                   uint64_t duration_ns, const volatile sig_atomic_t *stop,
                   struct throughput *throughput);

#endif
