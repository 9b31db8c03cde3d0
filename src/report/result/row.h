/* A raw row: what one run of one queue at one swept value came to. */
#ifndef QLAB_REPORT_RESULT_ROW_H
#define QLAB_REPORT_RESULT_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "judge/faulty.h"
#include "judge/judge.h"
#include "lab/lab.h"
#include "stats/samples.h"

struct result_row {
    size_t queue, point; /* indices into the lab's queues and values */
    size_t shard;        /* of a merged result: index into its shards */
    unsigned round;
    bool warmup, whole; /* whole: no worker died or stalled, not interrupted */
    uint64_t seed;
    uint64_t elapsed_ns, cpu_ns, moved, pieces;
    struct tally tally; /* .longest_episode in ns (with a ticket clock: in tickets) */
    struct faulty faulty;
    /* The workload's own measures (lab/lab.h); of those with many values a run, the median here and
     * the values in .samples, which the result owns. */
    double measure[MEASURES_MOST];
    struct samples samples[MEASURES_MOST];
    char place[48]; /* where a worker was killed on purpose: "semaphore.c:88"; "" if nowhere */
};

/* Counted runs are whole and not warm-up; only they make rates. */
static inline bool row_counts(const struct result_row *row)
{
    return row->whole && !row->warmup;
}

/* Whether it is a run of that queue at that swept value. */
static inline bool row_at(const struct result_row *row, size_t queue, size_t value)
{
    return row->queue == queue && row->point == value;
}

#endif
