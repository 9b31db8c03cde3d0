/* What was taken, made one result: which shards count, machines and shards in their order, and the
 * rows of those that count, their rounds one after another. Everything here is done in an order
 * that the shards themselves decide, so that it does not matter how they came.
 */
#include "report/merge/join.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/result/fail.h"
#include "report/merge/candidate.h"

#define COMMIT_MIXED "mixed"

/* A machine, its number so far, and whether a shard of it counts. */
struct numbered {
    struct host host;
    size_t number;
    bool counts;
};

static int order_machines(const void *left, const void *right)
{
    const struct numbered *a = left, *b = right;
    return a->counts != b->counts ? b->counts - a->counts : machine_order(&a->host, &b->host);
}

static int order_candidates(const void *a, const void *b, void *machines)
{
    return candidate_order(a, b, machines);
}

/* Numbers the machines in their order, those of shards that count first. False when out of memory.
 */
static bool sort_machines(struct merge *merge, struct shards *shards)
{
    size_t count = merge->machine_count;
    struct numbered *sorted = calloc(count, sizeof *sorted);
    size_t *number = malloc(count * sizeof *number);
    shards->machines = calloc(count, sizeof *shards->machines);
    bool whole = sorted && number && shards->machines;
    for (size_t i = 0; whole && i < count; i++)
        sorted[i] = (struct numbered){merge->machines[i], i, false};
    for (size_t i = 0; whole && i < merge->count; i++)
        sorted[merge->list[i].shard.machine].counts |= merge->list[i].shard.fate == SHARD_COUNTED;
    if (whole)
        qsort(sorted, count, sizeof *sorted, order_machines);
    for (size_t i = 0; whole && i < count; i++) {
        shards->machines[i] = sorted[i].host;
        shards->machine_count += sorted[i].counts;
        number[sorted[i].number] = i;
    }
    shards->machine_all = count;
    for (size_t i = 0; whole && i < merge->count; i++)
        merge->list[i].shard.machine = number[merge->list[i].shard.machine];
    free(sorted);
    free(number);
    return whole;
}

/* Drops what was given twice, and says of each seed which one counts: the first. */
static void choose(struct merge *merge)
{
    size_t kept = 0;
    for (size_t i = 0; i < merge->count; i++) {
        struct candidate *candidate = &merge->list[i];
        struct candidate *last = kept ? &merge->list[kept - 1] : NULL;
        if (last && candidate_same(last, candidate)) {
            candidate_join(last, candidate);
            continue;
        }
        bool again = last && candidate_same_seed(last, candidate);
        if (candidate->shard.fate != SHARD_INCOMPLETE)
            candidate->shard.fate = again ? SHARD_REPEATED : SHARD_COUNTED;
        if (candidate->shard.fate != SHARD_COUNTED)
            candidate_drop(candidate);
        if (kept != i)
            merge->list[kept] = *candidate;
        kept++;
    }
    merge->count = kept;
}

/* Moves the rows of the shards into the result, and its facts after them. */
static int fill(struct merge *merge, struct result *result)
{
    struct shards *shards = result->shards;
    unsigned rounds = 0;
    if (!(shards->list = malloc(merge->count * sizeof *shards->list)))
        return ENOMEM;
    for (enum shard_fate fate = SHARD_COUNTED; fate <= SHARD_INCOMPLETE; fate++)
        for (size_t i = 0; i < merge->count; i++) {
            struct candidate *candidate = &merge->list[i];
            if (candidate->shard.fate != fate)
                continue;
            if (candidate_give(candidate, result, shards->count, rounds) != 0)
                return ENOMEM;
            shards->list[shards->count++] = candidate->shard;
            if (fate != SHARD_COUNTED)
                continue;
            shards->counted++;
            rounds += candidate->shard.rounds;
        }
    result->lab->rounds = rounds;
    return 0;
}

/* The facts of a result that has no one machine: those of the first shard's, the latest start, the
 * highest load. */
static void fill_host(struct result *result)
{
    const struct shards *shards = result->shards;
    struct host *host = &result->host;
    *host = shards->machines[shards->list[0].machine];
    for (size_t i = 0; i < shards->counted; i++) {
        const struct shard *shard = &shards->list[i];
        host->load_start = host->load_end =
            fmax(host->load_end, fmax(shard->load_start, shard->load_end));
        host->steal_ticks += shard->steal_ticks > 0 ? shard->steal_ticks : 0;
        if (strcmp(shard->started, host->started) > 0)
            strcpy(host->started, shard->started);
        if (strcmp(shard->commit, shards->list[0].commit) != 0)
            strcpy(host->commit, COMMIT_MIXED);
    }
}

struct result *merge_finish(struct merge *merge, struct lab_error *error)
{
    struct result *result = merge->base;
    if (!result) {
        if (merge->count > 0)
            fail_with(error, 65, "every run is incomplete; expected a complete one");
        else
            fail_with(error, 66, "nothing to merge; expected run folders");
        return NULL;
    }
    shards_free(result->shards);
    free(result->command);
    result->command = NULL;
    result->shards = calloc(1, sizeof *result->shards);
    qsort_r(merge->list, merge->count, sizeof *merge->list, order_candidates, merge->machines);
    choose(merge);
    if (!result->shards || !sort_machines(merge, result->shards) || fill(merge, result) != 0 ||
        asprintf(&result->command, "qlab merge: %zu shards", result->shards->counted) < 0) {
        fail_memory(error);
        return NULL;
    }
    history_free(&result->witness);
    result->witness = merge->witness;
    result->witness_queue = merge->witness_queue;
    result->witness_point = merge->witness_point;
    merge->witness = (struct history){0};
    fill_host(result);
    merge->base = NULL;
    return result;
}
