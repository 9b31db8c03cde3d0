/* What each machine of a merged result came to. */
#ifndef QLAB_REPORT_MERGE_MACHINES_H
#define QLAB_REPORT_MERGE_MACHINES_H

#include <stdio.h>

#include "report/result/result.h"
#include "stats/stats.h"

/* Counted runs with an attempt, and the shards that have any. */
struct share {
    uint64_t shards, shards_lied, runs, runs_lied, attempts, spurious;
};

struct shares {
    struct share *list; /* by machine, then queue, then swept value, and one over all of these */
    size_t queues, values;
};

/* False when out of memory; shares_close() in any case. */
bool shares_open(struct shares *shares, const struct result *result);
void shares_close(struct shares *shares);

/* Of a machine and a queue at a swept value, or over all if it is the number of values. */
struct share *shares_at(const struct shares *shares, size_t machine, size_t queue, size_t value);

void share_add(struct share *sum, const struct share *more);
double share_rate(const struct share *share);              /* NAN without attempts */
struct interval share_interval(const struct share *share); /* Clopper-Pearson of shards that lied */

/* A row per machine, queue and swept value, and one of all machines: its rate is nan if they are of
 * several classes. 0 or the errno of the failed write. */
int report_machines_csv(FILE *out, const struct result *result);

#endif
