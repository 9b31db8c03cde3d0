/* Results of one experiment made one: how they are taken, one by one. */
#include "report/merge/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/grow.h"
#include "report/result/fail.h"
#include "report/merge/experiment.h"

/* The number of a machine, which may be new; SIZE_MAX when out of memory. */
static size_t intern(struct merge *merge, const struct host *host)
{
    struct host machine = *host;
    machine.load_start = machine.load_end = 0;
    machine.steal_ticks = 0;
    *machine.started = *machine.allowed = '\0'; /* which processors: a cluster's choice, not its */
    for (size_t i = merge->machine_count; i-- > 0;) /* most often it is the last one */
        if (machine_order(&merge->machines[i], &machine) == 0)
            return i;
    if (!grow(&merge->machines, merge->machine_count, sizeof *merge->machines))
        return SIZE_MAX;
    merge->machines[merge->machine_count] = machine;
    return merge->machine_count++;
}

static int check_experiment(struct merge *merge, const struct result *result, const char *folder,
                            struct lab_error *error)
{
    char text[320];
    json_t *experiment = experiment_json(result, merge->any_commit);
    if (!experiment)
        return fail_memory(error);
    if (!merge->experiment) {
        merge->experiment = experiment;
        merge->folder = strdup(folder);
        return merge->folder ? 0 : fail_memory(error);
    }
    bool differs = experiment_differs(experiment, merge->experiment, text, sizeof text);
    json_decref(experiment);
    return differs ? fail_with(error, 65, "%.90s: %s as in %.90s", folder, text, merge->folder) : 0;
}

/* A run of a lab as the shard that it is. */
static struct shard shard_of(const struct result *result, const char *folder, unsigned tries)
{
    const struct host *host = &result->host;
    struct shard shard = {
        .fate = result->complete ? SHARD_COUNTED : SHARD_INCOMPLETE,
        .seed = result->seed,
        .rounds = result->lab->rounds,
        .tries = tries,
        .load_start = host->load_start,
        .load_end = host->load_end,
        .steal_ticks = host->steal_ticks,
    };
    snprintf(shard.folder, sizeof shard.folder, "%.120s", basename(folder));
    for (char *comma = shard.folder; (comma = strchr(comma, ',')); *comma = '_')
        ;
    snprintf(shard.started, sizeof shard.started, "%s", host->started);
    snprintf(shard.commit, sizeof shard.commit, "%s", host->commit);
    return shard;
}

/* Adds a shard without rows; NULL when out of memory. */
static struct candidate *add_candidate(struct merge *merge, const struct shard *shard,
                                       const struct host *host)
{
    if (!grow(&merge->list, merge->count, sizeof *merge->list))
        return NULL;
    struct candidate *candidate = &merge->list[merge->count++];
    *candidate = (struct candidate){.shard = *shard};
    candidate->shard.machine = intern(merge, host);
    return candidate->shard.machine == SIZE_MAX ? NULL : candidate;
}

/* Takes a run of a lab. */
static int take_run(struct merge *merge, struct result *result, const char *folder, unsigned tries,
                    struct lab_error *error)
{
    struct shard shard = shard_of(result, folder, tries);
    struct candidate *candidate = add_candidate(merge, &shard, &result->host);
    if (!candidate || candidate_take(candidate, result->rows, result->row_count, 0) != 0)
        return fail_memory(error);
    if (!candidate_whole(candidate))
        return fail_with(error, 65, "%.200s/runs.csv: a round is not below run.json's %u", folder,
                         shard.rounds);
    candidate->shard.digest = candidate_digest(candidate, result);
    if (shard.fate != SHARD_COUNTED)
        candidate_drop(candidate);
    return 0;
}

/* Takes the shards of what was merged before, each with its rows, which stand together. */
static int take_shards(struct merge *merge, struct result *result, const char *folder,
                       struct lab_error *error)
{
    const struct shards *shards = result->shards;
    size_t at = 0;
    unsigned base = 0;
    for (size_t i = 0; i < shards->count; i++) {
        const struct shard *shard = &shards->list[i];
        size_t from = at;
        while (at < result->row_count && result->rows[at].shard == i)
            at++;
        struct candidate *candidate =
            add_candidate(merge, shard, &shards->machines[shard->machine]);
        if (!candidate || candidate_take(candidate, result->rows + from, at - from, base) != 0)
            return fail_memory(error);
        if (!candidate_whole(candidate) || (shard->fate == SHARD_COUNTED) != (at > from))
            return fail_with(error, 65, "%.200s/runs.csv: the rows of shard %zu are not whole",
                             folder, i);
        base += shard->fate == SHARD_COUNTED ? shard->rounds : 0;
    }
    return at == result->row_count
               ? 0
               : fail_with(error, 65, "%.200s/runs.csv: expected its rows by shard", folder);
}

/* Keeps the result if its first shard is the least of all, else forgets it. */
static void keep_base(struct merge *merge, struct result *result, size_t first)
{
    const struct candidate *list = merge->list;
    bool counts = merge->count > first && list[first].shard.fate == SHARD_COUNTED;
    if (counts &&
        (!merge->base || candidate_order(&list[first], &list[merge->least], merge->machines) < 0)) {
        struct result *other = merge->base;
        merge->base = result;
        merge->least = first;
        result = other;
    }
    result_drop(result);
}

int merge_take(struct merge *merge, struct result *result, const char *folder, unsigned tries,
               struct lab_error *error)
{
    size_t first = merge->count;
    int status = check_experiment(merge, result, folder, error);
    if (status == 0)
        status = result->shards ? take_shards(merge, result, folder, error)
                                : take_run(merge, result, folder, tries, error);
    if (status) {
        result_drop(result);
        return status;
    }
    if (witness_shorter(&result->witness, &merge->witness)) {
        struct history other = merge->witness;
        merge->witness = result->witness;
        merge->witness_queue = result->witness_queue;
        merge->witness_point = result->witness_point;
        result->witness = other;
    }
    result->row_count = 0; /* their samples are the candidates' now */
    keep_base(merge, result, first);
    return 0;
}

void merge_free(struct merge *merge)
{
    for (size_t i = 0; i < merge->count; i++)
        candidate_drop(&merge->list[i]);
    free(merge->list);
    free(merge->machines);
    free(merge->folder);
    json_decref(merge->experiment);
    history_free(&merge->witness);
    result_drop(merge->base);
}
