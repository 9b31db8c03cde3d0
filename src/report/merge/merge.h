/* Results of one experiment made one: `qlab merge`.
 *
 * A shard is named by its seed, and of all that are given with one seed the one that began first
 * counts, whatever the order: so merging is idempotent, commutative and associative, and a shard
 * that an engine gave out twice is counted once.
 */
#ifndef QLAB_REPORT_MERGE_MERGE_H
#define QLAB_REPORT_MERGE_MERGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab/lab_error.h"
#include "report/merge/candidate.h"
#include "report/result/result.h"

/* Starts as all zeros but any_commit; merge_free() in any case. */
struct merge {
    bool any_commit;    /* results of several commits may be merged; each then has its own seeds */
    json_t *experiment; /* of the first */
    char *folder;       /* where that was */
    struct candidate *list;
    size_t count;
    struct host *machines;
    size_t machine_count;
    struct result *base; /* the one with the least shard: clock, lab and seed are its */
    size_t least;        /* that shard */
    struct history witness;
    size_t witness_queue, witness_point;
};

/* Takes a result over, from that folder; `tries` is how often it was begun. 0, or error->status
 * with *error filled: 65 if it is of another experiment. */
int merge_take(struct merge *merge, struct result *result, const char *folder, unsigned tries,
               struct lab_error *error);

void merge_free(struct merge *merge);

#endif
