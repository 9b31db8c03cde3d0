/* A shard on its way into a merged result. */
#include "report/merge/candidate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report/folder/columns.h"
#include "stats/stats.h"

int candidate_take(struct candidate *candidate, const struct result_row *rows, size_t count,
                   unsigned base)
{
    if (count == 0)
        return 0;
    candidate->rows = malloc(count * sizeof *rows);
    if (!candidate->rows)
        return ENOMEM;
    memcpy(candidate->rows, rows, count * sizeof *rows);
    candidate->row_count = count;
    for (size_t i = 0; i < count; i++)
        candidate->rows[i].round -= base; /* one before it becomes very large */
    return 0;
}

bool candidate_whole(const struct candidate *candidate)
{
    for (size_t i = 0; i < candidate->row_count; i++)
        if (candidate->rows[i].round >= candidate->shard.rounds)
            return false;
    return true;
}

/* Mixes the counts of one list of columns into the number. */
static uint64_t mix_counts(uint64_t digest, const struct column_class *columns,
                           const struct result_row *row)
{
    for (; columns->name; columns++)
        digest = random_mix(digest, *(const uint64_t *)((const char *)row + columns->at));
    return digest;
}

uint64_t candidate_digest(struct candidate *candidate, const struct result *result)
{
    uint64_t digest = candidate->row_count;
    for (size_t i = 0; i < candidate->row_count; i++) {
        const struct result_row *row = &candidate->rows[i];
        const char *queue = result->lab->queues[row->queue].queue->name;
        for (; *queue; queue++)
            digest = random_mix(digest, (unsigned char)*queue);
        digest = random_mix(digest, row->point);
        digest = random_mix(digest, row->round);
        digest = random_mix(digest, (uint64_t)row->warmup << 1 | row->whole);
        digest = mix_counts(digest, run_columns, row);
        digest = mix_counts(digest, late_columns, row);
        candidate->shard.spurious += row->tally.spurious;
        candidate->shard.attempts += row->tally.attempts;
    }
    return digest;
}

void candidate_drop(struct candidate *candidate)
{
    rows_free(candidate->rows, candidate->row_count);
    candidate->rows = NULL;
    candidate->row_count = 0;
}

static int order_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int order_seeds(const struct candidate *a, const struct candidate *b)
{
    int order = order_numbers(a->shard.seed, b->shard.seed);
    return order ? order : strcmp(a->shard.commit, b->shard.commit);
}

bool candidate_same_seed(const struct candidate *a, const struct candidate *b)
{
    return order_seeds(a, b) == 0;
}

int candidate_order(const struct candidate *a, const struct candidate *b,
                    const struct host *machines)
{
    bool a_ends = a->shard.fate == SHARD_INCOMPLETE, b_ends = b->shard.fate == SHARD_INCOMPLETE;
    int order = order_seeds(a, b);
    order = order ? order : a_ends - b_ends;
    order = order ? order : strcmp(a->shard.started, b->shard.started);
    order = order ? order : machine_order(&machines[a->shard.machine], &machines[b->shard.machine]);
    return order ? order : order_numbers(a->shard.digest, b->shard.digest);
}

bool candidate_same(const struct candidate *a, const struct candidate *b)
{
    return candidate_same_seed(a, b) && a->shard.machine == b->shard.machine &&
           strcmp(a->shard.started, b->shard.started) == 0 && a->shard.digest == b->shard.digest &&
           (a->shard.fate == SHARD_INCOMPLETE) == (b->shard.fate == SHARD_INCOMPLETE);
}

void candidate_join(struct candidate *kept, struct candidate *other)
{
    if (other->shard.tries > kept->shard.tries)
        kept->shard.tries = other->shard.tries;
    if (strcmp(other->shard.folder, kept->shard.folder) < 0)
        strcpy(kept->shard.folder, other->shard.folder);
    candidate_drop(other);
}

int candidate_give(struct candidate *candidate, struct result *result, size_t shard, unsigned base)
{
    for (size_t i = 0; i < candidate->row_count; i++) {
        struct result_row *row = &candidate->rows[i], moved = *row;
        moved.shard = shard;
        moved.round += base;
        if (result_add(result, &moved) != 0)
            return ENOMEM;
        memset(row->samples, 0, sizeof row->samples); /* they are the result's now */
    }
    candidate_drop(candidate);
    return 0;
}

/* By operations, worker by worker. */
static int order_logs(const struct history_log *a, const struct history_log *b)
{
    int order = order_numbers(a->count, b->count);
    for (size_t i = 0; i < a->count && order == 0; i++) {
        const struct operation *x = &a->operations[i], *y = &b->operations[i];
        const uint64_t pairs[][2] = {{x->invoked, y->invoked}, {x->returned, y->returned},
                                     {x->item, y->item},       {x->kind, y->kind},
                                     {x->answer, y->answer},   {x->manner, y->manner}};
        for (size_t j = 0; j < sizeof pairs / sizeof *pairs && order == 0; j++)
            order = order_numbers(pairs[j][0], pairs[j][1]);
    }
    return order;
}

bool witness_shorter(const struct history *witness, const struct history *than)
{
    if (witness->workers == 0 || than->workers == 0)
        return witness->workers > 0;
    int order = order_numbers(history_operations(witness), history_operations(than));
    order = order ? order : order_numbers(witness->workers, than->workers);
    for (size_t i = 0; i < witness->workers && order == 0; i++)
        order = order_logs(&witness->logs[i], &than->logs[i]);
    return order < 0;
}
