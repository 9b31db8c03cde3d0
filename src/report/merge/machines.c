/* What each machine of a merged result came to: lies and calls are added up within a machine and
 * within a class of machines, for there every run asks the same; and shards are counted, which are
 * more nearly independent than runs.
 */
#include "report/merge/machines.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "report/folder/csv_value.h"
#include "report/result/finish.h"
#include "report/result/summary.h"

struct share *shares_at(const struct shares *shares, size_t machine, size_t queue, size_t value)
{
    return &shares->list[(machine * shares->queues + queue) * (shares->values + 1) + value];
}

/* The last shard that was seen to have a run, and one that lied, of each queue and value: rows
 * stand by shard, so that each is counted once. From 1; 0: none yet. */
struct last {
    size_t run, lied;
};

static void take(struct share *share, struct last *last, const struct result_row *row)
{
    bool lied = row->tally.spurious > 0;
    share->runs++;
    share->runs_lied += lied;
    share->attempts += row->tally.attempts;
    share->spurious += row->tally.spurious;
    share->shards += last->run != row->shard + 1;
    last->run = row->shard + 1;
    if (!lied)
        return;
    share->shards_lied += last->lied != row->shard + 1;
    last->lied = row->shard + 1;
}

bool shares_open(struct shares *shares, const struct result *result)
{
    size_t queues = result->lab->queue_count, values = result->lab->value_count;
    size_t machines = result->shards->machine_count;
    struct last *last = calloc(queues * (values + 1), sizeof *last);
    *shares = (struct shares){
        .list = calloc(machines * queues * (values + 1), sizeof *shares->list),
        .queues = queues,
        .values = values,
    };
    for (size_t i = 0; shares->list && last && i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        size_t machine = result->shards->list[row->shard].machine;
        assert(machine < machines);
        if (!row_counts(row) || row->tally.attempts == 0)
            continue;
        struct last *seen = &last[row->queue * (values + 1)];
        take(shares_at(shares, machine, row->queue, row->point), &seen[row->point], row);
        take(shares_at(shares, machine, row->queue, values), &seen[values], row);
    }
    free(last);
    return shares->list && last;
}

void shares_close(struct shares *shares)
{
    free(shares->list);
}

void share_add(struct share *sum, const struct share *more)
{
    sum->shards += more->shards;
    sum->shards_lied += more->shards_lied;
    sum->runs += more->runs;
    sum->runs_lied += more->runs_lied;
    sum->attempts += more->attempts;
    sum->spurious += more->spurious;
}

double share_rate(const struct share *share)
{
    return share->attempts ? (double)share->spurious / (double)share->attempts : NAN;
}

struct interval share_interval(const struct share *share)
{
    return stats_clopper_pearson(share->shards_lied, share->shards, CONFIDENCE);
}

static void write_share(FILE *out, const struct result *result, size_t queue, size_t value,
                        const struct share *share, double rate)
{
    struct interval interval = share_interval(share);
    fprintf(out, ",%s,%zu", result->lab->queues[queue].queue->name, value);
    csv_value(out, result, value);
    fprintf(out, ",%" PRIu64 ",%" PRIu64, share->shards, share->shards_lied);
    csv_number(out, interval.low);
    csv_number(out, interval.high);
    fprintf(out, ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64, share->runs, share->runs_lied,
            share->attempts, share->spurious);
    csv_number(out, rate);
    fputc('\n', out);
}

int report_machines_csv(FILE *out, const struct result *result)
{
    const struct shards *shards = result->shards;
    size_t machines = shards->machine_count;
    bool one_class =
        machine_class_order(&shards->machines[0], &shards->machines[machines - 1]) == 0;
    struct shares shares;
    if (!shares_open(&shares, result)) {
        shares_close(&shares);
        return ENOMEM;
    }
    fputs("machine,queue,point,value,shards,shards_lied,shards_low,shards_high,runs,runs_lied,"
          "attempts,spurious,rate\n",
          out);
    for (size_t queue = 0; queue < shares.queues; queue++)
        for (size_t value = 0; value < shares.values; value++) {
            struct share all = {0};
            for (size_t machine = 0; machine < machines; machine++) {
                const struct share *share = shares_at(&shares, machine, queue, value);
                fprintf(out, "%zu", machine);
                write_share(out, result, queue, value, share, share_rate(share));
                share_add(&all, share);
            }
            fputs("all", out);
            write_share(out, result, queue, value, &all, one_class ? share_rate(&all) : NAN);
        }
    shares_close(&shares);
    return report_finish(out);
}
