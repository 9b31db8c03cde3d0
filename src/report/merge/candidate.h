/* A shard on its way into a merged result, with its rows, whose rounds are its own. */
#ifndef QLAB_REPORT_MERGE_CANDIDATE_H
#define QLAB_REPORT_MERGE_CANDIDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/result/result.h"

struct candidate {
    struct shard shard;
    struct result_row *rows;
    size_t row_count;
};

/* Copies rows of a result and takes their samples over; their rounds begin with `base`. 0 or
 * ENOMEM. */
int candidate_take(struct candidate *candidate, const struct result_row *rows, size_t count,
                   unsigned base);

/* Whether its rows are of its rounds. */
bool candidate_whole(const struct candidate *candidate);

/* A number made of all its counts: the same shard has the same one, wherever it was. Adds up its
 * lies and calls, too. */
uint64_t candidate_digest(struct candidate *candidate, const struct result *result);

/* Frees its rows and what they hold. */
void candidate_drop(struct candidate *candidate);

/* By seed and commit, those that are complete first, then the one that began first: the first one
 * counts. 0: the same shard. The machines are those that .machine numbers. */
int candidate_order(const struct candidate *a, const struct candidate *b,
                    const struct host *machines);
bool candidate_same_seed(const struct candidate *a, const struct candidate *b);
bool candidate_same(const struct candidate *a, const struct candidate *b);

/* Makes one of two that are the same; the second is dropped. */
void candidate_join(struct candidate *kept, struct candidate *other);

/* Moves its rows to the end of the result, as those of the shard of that number; its rounds begin
 * with `base`. 0 or ENOMEM; what was not moved stays its own. */
int candidate_give(struct candidate *candidate, struct result *result, size_t shard, unsigned base);

/* Whether a witness is the better one: shorter, and of two as long the one with the smaller stamps.
 * One without workers is none. */
bool witness_shorter(const struct history *witness, const struct history *than);

#endif
