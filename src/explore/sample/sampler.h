/* A way to choose, and the runs that are made with it. */
#ifndef QLAB_EXPLORE_SAMPLE_SAMPLER_H
#define QLAB_EXPLORE_SAMPLE_SAMPLER_H

#include <stddef.h>
#include <stdint.h>

#include "explore/experiment.h"
#include "explore/machine/machine.h"
#include "explore/sample/sample.h"
#include "stats/stats.h"

struct sampler {
    struct random random;
    const struct sample_options *options;
    /* A run begins. */
    void (*begin)(struct sampler *sampler);
    /* Chooses step number `step` (from 0) of the run. */
    struct choice (*choose)(struct sampler *sampler, const struct choice *choices, size_t count,
                            size_t step);
    /* Of PCT. */
    int32_t priorities[MACHINE_WORKERS];
    int32_t lowest;
    size_t pilots;   /* so many runs that nobody judges come first, to see how long runs are: */
    size_t longest;  /* steps of the longest of these; 0: nothing is known yet */
    size_t *changes; /* the steps at which a priority falls */
};

/* Any of the choices. */
struct choice sampler_any(struct sampler *sampler, const struct choice *choices, size_t count);

/* Makes all runs. Returns as explore_random() does. */
int sample_runs(const struct experiment *experiment, struct sampler *sampler, struct sample *sample,
                char *why, size_t why_size);

#endif
