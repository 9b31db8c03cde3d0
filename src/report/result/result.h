/* A result: what a measuring command found.
 *
 * It is raw: one row per run. Everything else (rates, intervals, verdicts) is computed from the
 * rows, so that it can always be computed again from runs.csv.
 */
#ifndef QLAB_REPORT_RESULT_RESULT_H
#define QLAB_REPORT_RESULT_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"
#include "history/stamp.h"
#include "lab/lab.h"
#include "report/result/host.h"
#include "report/result/row.h"
#include "report/merge/shard.h"

struct result {
    struct lab *lab; /* owned */
    struct host host;
    struct stamp_clock clock;
    char *clock_why; /* owned text behind clock.why in a result that was read back, else NULL */
    char *command;   /* the command line that made it */
    char written[HOST_TIME]; /* when its folder was, UTC; "": it has none, or an old one */
    uint64_t seed;
    size_t baseline; /* the queue that compare holds the others against */
    bool complete;
    bool ended;   /* an own queue's code ended a run: it crashed, called exit(), hung */
    char *delays; /* "--delay vyukov.c:74=20us": instrumented queues that were made to wait, whose
                     rates are not those of the plain ones; NULL: undisturbed */
    struct point *points; /* of its rows, by points_settle(); NULL: not computed yet. Owned. */
    struct result_row *rows;
    size_t row_count;
    struct history witness; /* an excerpt around the clearest lie; no workers if none */
    size_t witness_queue, witness_point;
    struct shards *shards; /* what it was merged of; NULL: it is one run of a lab. Owned. */
    double *odds; /* per queue: the chance of a lie in the lab's small program under a uniformly
                     random scheduler, NAN if not known; NULL if it was not explored. Owned. */
};

/* 0, or ENOMEM; then the row's samples are still the caller's. */
int result_add(struct result *result, const struct result_row *row);
void rows_free(struct result_row *rows, size_t count);
void result_free(struct result *result); /* frees what it holds, not *result itself */
void result_drop(struct result *result); /* frees one from malloc, too; may be NULL */

/* Where its rounds were made, one for each of lab->rounds; NULL if all were made at once, or when
 * out of memory. From malloc. */
struct origin *result_origins(const struct result *result);

/* Before which line of the source a worker was killed on purpose in the counted runs of that queue
 * at that swept value, such as "mutex.c:78"; NULL if in none. Borrowed from the result. */
const char *result_killed(const struct result *result, size_t queue, size_t value);

/* The knob that names a point: the swept one, or consumers if nothing is swept. */
const char *result_knob_name(const struct result *result);
uint64_t result_knob_value(const struct result *result, size_t point);

#endif
