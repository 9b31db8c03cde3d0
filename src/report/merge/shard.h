/* What a merged result was made of: shards, each a run of the lab with a seed of its own, on
 * machines. `qlab merge` makes them; a result of one run has none.
 */
#ifndef QLAB_REPORT_MERGE_SHARD_H
#define QLAB_REPORT_MERGE_SHARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/result/host.h"

enum shard_fate {
    SHARD_COUNTED,
    SHARD_REPEATED,   /* another with its seed began earlier */
    SHARD_INCOMPLETE, /* it ended before its last run */
};

/* The words for them in shards.csv: "", "repeated", "incomplete"; ended by NULL. */
extern const char *const words_fate[];

struct shard {
    enum shard_fate fate;
    uint64_t seed; /* its name: of those with one seed one counts */
    size_t machine;
    unsigned rounds, tries; /* tries: how often it was begun, by scripts/cluster/shard */
    char folder[128];       /* the name of its folder */
    char started[32], commit[80];
    double load_start, load_end;
    int64_t steal_ticks;
    uint64_t spurious, attempts; /* of all its runs */
    uint64_t digest;             /* of its rows: the same shard twice is one */
};

struct shards {
    struct shard *list; /* those that count first, by seed; rows of a result name them by index */
    size_t count, counted;
    struct host *machines; /* what they have in common: .started, .load... say nothing */
    size_t machine_count;  /* those of shards that count: they stand first */
    size_t machine_all;
};

void shards_free(struct shards *shards); /* may be NULL */

/* Whether the load was above its processors, at its begin or its end. */
bool shard_noisy(const struct shards *shards, const struct shard *shard);

/* The order of machines, by class first: 0 if it is the same one. Machines of a class have the same
 * processors, kernel, compiler and commit. */
int machine_class_order(const struct host *a, const struct host *b);
int machine_order(const struct host *a, const struct host *b);

#endif
