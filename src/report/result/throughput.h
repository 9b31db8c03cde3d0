/* What `compare --throughput` found.
 *
 * As elsewhere, rows are raw, one per run, and everything else is computed from them: medians over
 * runs, and ratios to a base queue paired by round, because what the machine did to one queue in a
 * round it did to the others as well. Failed calls (Full, Empty, Busy) are no throughput: they are
 * counted apart.
 */
#ifndef QLAB_REPORT_RESULT_THROUGHPUT_H
#define QLAB_REPORT_RESULT_THROUGHPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/queue.h"
#include "report/result/compare.h"
#include "report/result/host.h"

#define THREAD_COUNTS_MOST 8

/* One run. Operations are puts that put and gets that got. */
struct throughput_row {
    size_t queue, point; /* indices into .queues and .threads */
    unsigned round;
    bool warmup, whole;
    uint64_t elapsed_ns, cpu_ns, put, got, full, empty, busy;
    uint64_t left; /* items found inside after the end: put - got, or the queue is broken */
    uint64_t slowest, fastest; /* operations of these workers */
    double jain; /* Jain's index of the workers' operations: 1 all alike, 1/n one only */
};

struct throughput_result {
    struct host host;
    char *command; /* the command line that made it; owned */
    uint64_t seed, duration_ns;
    unsigned rounds;
    size_t capacity;
    bool complete;
    const struct queue_class **queues; /* owned list */
    size_t queue_count;
    size_t threads[THREAD_COUNTS_MOST];
    size_t thread_counts;
    size_t base; /* the queue that ratios are to, or queue_count: the fastest of ours */
    struct throughput_row *rows;
    size_t row_count, row_room;
};

/* One queue with one number of threads. Medians over counted runs (whole, not warm-up). */
struct throughput_point {
    size_t queue, point;
    size_t runs;
    double ops_per_second; /* NAN without runs, as all below */
    struct interval ops;   /* its bootstrap interval; NAN below ten runs */
    struct paired ratio;   /* of ops/s to the base's, by round */
    enum direction faster; /* than the base */
    double share;          /* operations of the slowest worker / of the fastest */
    double jain;
    double failed_per_1000;      /* failed calls in a thousand calls */
    double cpu_ns_per_operation; /* of all workers */
};

int throughput_add(struct throughput_result *result, const struct throughput_row *row);
void throughput_free(struct throughput_result *result); /* what it holds, not *result itself */

/* True if items vanished or appeared in that run. */
bool throughput_row_broken(const struct throughput_row *row);

/* One point per queue and number of threads, queue-major, from malloc; NULL when out of memory.
 * *base is the queue that the ratios are to: the one that was asked for, or the one of ours (no
 * library's) whose medians have the greatest product over all numbers of threads. */
struct throughput_point *throughput_points(const struct throughput_result *result, size_t *base);

/* The fastest queue of that kind (a library's, or ours) with the n-th number of threads, or
 * queue_count if there is none. */
size_t throughput_fastest(const struct throughput_result *result,
                          const struct throughput_point *points, size_t n, bool library);

/* Whether a queue comes with somebody's library. */
bool throughput_is_library(const struct queue_class *queue);

#endif
