/* A runner: a worker of a throughput run, a thread that counts and nothing else. */
#ifndef QLAB_MEASURE_RUNNER_H
#define QLAB_MEASURE_RUNNER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "measure/share.h"
#include "queue/queue.h"

/* What all runners look at; written at the gate and at the end only. */
struct yard {
    const struct queue_class *queue;
    void *memory;
    size_t threads;
    _Alignas(64) _Atomic size_t standing; /* at the gate */
    _Alignas(64) _Atomic bool over;
};

struct runner {
    struct yard *yard;
    pthread_t thread;
    unsigned index;
    int refused; /* errno if the queue's attach() failed */
    struct throughput_share share;
};

/* Whether the run is over; and ends it. Relaxed: the flag only asks, no data comes with it. */
bool yard_is_over(const struct yard *yard);
void yard_end(struct yard *yard);

/* Gives a worker of that number its part of the queue, or NULL with errno in *refused; and ends it
 * (NULL is fine). */
void *yard_attach(const struct yard *yard, unsigned worker, int *refused);
void yard_detach(const struct yard *yard, void *part);

/* Starts a runner (.yard and .index are set) on a processor of its own, round robin over the
 * allowed ones. 0, or an errno value. */
int runner_start(struct runner *runner);

/* Joins a runner; one that has not come back at that time (CLOCK_REALTIME) is ended by force, and
 * true is returned. */
bool runner_join(struct runner *runner, const struct timespec *grace);

#endif
