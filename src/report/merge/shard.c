/* Shards and the machines that made them. */
#include "report/merge/shard.h"

#include <stdlib.h>
#include <string.h>

const char *const words_fate[] = {
    [SHARD_COUNTED] = "",
    [SHARD_REPEATED] = "repeated",
    [SHARD_INCOMPLETE] = "incomplete",
    NULL,
};

void shards_free(struct shards *shards)
{
    if (!shards)
        return;
    free(shards->list);
    free(shards->machines);
    free(shards);
}

bool shard_noisy(const struct shards *shards, const struct shard *shard)
{
    struct host host = shards->machines[shard->machine];
    host.load_start = shard->load_start;
    host.load_end = shard->load_end;
    return host_noisy(&host);
}

/* The first pair of texts that differ decides. */
static int order_texts(const char *const (*pairs)[2], size_t count)
{
    int order = 0;
    for (size_t i = 0; i < count && order == 0; i++)
        order = strcmp(pairs[i][0], pairs[i][1]);
    return order;
}

int machine_class_order(const struct host *a, const struct host *b)
{
    const char *const pairs[][2] = {
        {a->cpu, b->cpu},           {a->hardware, b->hardware}, {a->kernel, b->kernel},
        {a->compiler, b->compiler}, {a->flags, b->flags},       {a->commit, b->commit},
    };
    int order = order_texts(pairs, sizeof pairs / sizeof *pairs);
    order = order ? order : a->cpus_online - b->cpus_online;
    return order ? order : a->cpus_allowed - b->cpus_allowed;
}

int machine_order(const struct host *a, const struct host *b)
{
    const char *const pairs[][2] = {{a->name, b->name}, {a->node, b->node}, {a->id, b->id}};
    int order = machine_class_order(a, b);
    return order ? order : order_texts(pairs, sizeof pairs / sizeof *pairs);
}
