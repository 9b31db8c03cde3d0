/* The uniformly random scheduler: the one whose odds the stateful search computes. */
#include "explore/sample/random.h"

#include "explore/sample/sampler.h"

static void begin(struct sampler *sampler)
{
    (void)sampler;
}

static struct choice choose(struct sampler *sampler, const struct choice *choices, size_t count,
                            size_t step)
{
    (void)step;
    return sampler_any(sampler, choices, count);
}

int explore_random(const struct experiment *experiment, const struct sample_options *options,
                   struct sample *sample, char *why, size_t why_size)
{
    struct sampler sampler = {.options = options, .begin = begin, .choose = choose};
    return sample_runs(experiment, &sampler, sample, why, why_size);
}
