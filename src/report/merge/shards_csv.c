/* The shards of a merged result: shards.csv has a row for each, run.json the machines. */
#include "report/merge/shards_csv.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "files/grow.h"
#include "json/build.h"
#include "lab/words.h"
#include "report/folder/csv_lines.h"
#include "report/folder/csv_value.h"
#include "report/folder/host_json.h"
#include "report/result/fail.h"
#include "report/result/finish.h"

int report_shards_csv(FILE *out, const struct result *result)
{
    const struct shards *shards = result->shards;
    fputs("shard,left_out,seed,machine,folder,started,commit,rounds,tries,spurious,attempts,digest,"
          "steal_ticks,noisy,load_start,load_end\n",
          out);
    for (size_t i = 0; i < shards->count; i++) {
        const struct shard *shard = &shards->list[i];
        fprintf(out, "%zu,%s,%" PRIu64 ",%zu,%s,%s,%s,%u,%u,%" PRIu64 ",%" PRIu64 ",%" PRIu64, i,
                words_fate[shard->fate], shard->seed, shard->machine, shard->folder, shard->started,
                shard->commit, shard->rounds, shard->tries, shard->spurious, shard->attempts,
                shard->digest);
        fprintf(out, ",%" PRId64 ",%d", shard->steal_ticks, shard_noisy(shards, shard));
        csv_exact(out, shard->load_start);
        csv_exact(out, shard->load_end);
        fputc('\n', out);
    }
    return report_finish(out);
}

static int take_text(const struct csv_line *line, const char *name, char *text, size_t size,
                     char *problem, size_t room)
{
    const char *cell = csv_cell(line, name);
    if (cell && strlen(cell) < size) {
        strcpy(text, cell);
        return 0;
    }
    snprintf(problem, room, "%s is '%.40s'; expected at most %zu letters", name, cell ? cell : "",
             size - 1);
    return EINVAL;
}

static int add_shard(struct shards *shards, const struct shard *shard)
{
    if (!grow(&shards->list, shards->count, sizeof *shards->list))
        return ENOMEM;
    shards->list[shards->count++] = *shard;
    if (shard->fate == SHARD_COUNTED) {
        shards->counted++;
        if (shard->machine >= shards->machine_count)
            shards->machine_count = shard->machine + 1;
    }
    return 0;
}

static int take_shard(void *context, const struct csv_line *line, char *problem, size_t size)
{
    struct shards *shards = ((struct result *)context)->shards;
    struct shard shard = {0};
    char fate[16], steal[32];
    uint64_t machine, rounds, tries;
    const struct {
        const char *name;
        uint64_t most, *value;
    } counts[] = {
        {"seed", UINT64_MAX, &shard.seed},         {"machine", shards->machine_all - 1, &machine},
        {"rounds", UINT32_MAX, &rounds},           {"tries", UINT32_MAX, &tries},
        {"spurious", UINT64_MAX, &shard.spurious}, {"attempts", UINT64_MAX, &shard.attempts},
        {"digest", UINT64_MAX, &shard.digest},
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (csv_whole(line, counts[i].name, counts[i].most, counts[i].value, problem, size))
            return EINVAL;
    if (take_text(line, "left_out", fate, sizeof fate, problem, size) ||
        take_text(line, "folder", shard.folder, sizeof shard.folder, problem, size) ||
        take_text(line, "started", shard.started, sizeof shard.started, problem, size) ||
        take_text(line, "commit", shard.commit, sizeof shard.commit, problem, size) ||
        take_text(line, "steal_ticks", steal, sizeof steal, problem, size) ||
        csv_real(line, "load_start", &shard.load_start, problem, size) ||
        csv_real(line, "load_end", &shard.load_end, problem, size))
        return EINVAL;
    int index = word_index(fate, words_fate);
    if (index < 0) {
        snprintf(problem, size, "left_out is '%s'; expected nothing, repeated or incomplete", fate);
        return EINVAL;
    }
    shard.fate = (enum shard_fate)index;
    if (shard.fate == SHARD_COUNTED && shards->counted < shards->count) {
        snprintf(problem, size, "it counts; expected those that count before those left out");
        return EINVAL;
    }
    shard.machine = machine;
    shard.rounds = (unsigned)rounds;
    shard.tries = (unsigned)tries;
    shard.steal_ticks = strtoll(steal, NULL, 10);
    return add_shard(shards, &shard);
}

int report_read_shards(FILE *in, struct result *result, char *problem, size_t size)
{
    return csv_read(in, "shard,left_out,seed,...", take_shard, result, problem, size);
}

json_t *shards_json(json_t *document, const struct result *result)
{
    const struct shards *shards = result->shards;
    if (!shards)
        return document;
    json_t *machines = json_array(), *left_out = json_array();
    for (size_t i = 0; i < shards->machine_all; i++)
        machines = json_and(machines, host_json(&shards->machines[i]));
    for (size_t i = shards->counted; i < shards->count; i++) {
        const struct shard *shard = &shards->list[i];
        left_out = json_and(left_out,
                            json_pack("{s:o, s:o, s:o, s:s}", "folder", json_text(shard->folder),
                                      "seed", json_whole(shard->seed), "started",
                                      json_text(shard->started), "why", words_fate[shard->fate]));
    }
    document = json_with(document, "shards", json_whole(shards->counted));
    document = json_with(document, "machines", machines);
    return json_with(document, "left_out", left_out);
}

int read_machines(const char *path, json_t *document, struct result *result,
                  struct lab_error *error)
{
    json_t *machines = json_object_get(document, "machines");
    size_t count = json_array_size(machines);
    if (!machines)
        return 0;
    if (count == 0)
        return fail_with(error, 65, "%.200s: machines: none; expected one or more", path);
    struct shards *shards = result->shards = calloc(1, sizeof *shards);
    if (!shards || !(shards->machines = calloc(count, sizeof *shards->machines)))
        return fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        json_t *alone = json_pack("{s:O}", "machine", json_array_get(machines, i));
        int status = read_host(path, alone, &shards->machines[shards->machine_all++], error);
        json_decref(alone);
        if (status)
            return status;
    }
    return 0;
}
