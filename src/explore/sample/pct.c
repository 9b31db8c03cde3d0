/* PCT: priorities and a few places where one falls. The places are drawn from as many steps
 * as the longest of some runs that come before has, the same for all of an experiment. Who
 * yields falls behind all others, and a run that gets long goes on at random: the worker in front
 * may be waiting for one behind. */
#include "explore/sample/pct.h"

#include <errno.h>
#include <stdlib.h>

#include "explore/machine/machine.h"
#include "explore/sample/sampler.h"

enum { PATIENCE = 1000, PILOTS = 64 };

static void begin(struct sampler *sampler)
{
    size_t order[MACHINE_WORKERS], workers = machine.workers;
    for (size_t i = 0; i < workers; i++) { /* R. Durstenfeld's shuffle */
        size_t k = (size_t)random_below(&sampler->random, i + 1);
        order[i] = order[k];
        order[k] = i;
    }
    for (size_t i = 0; i < workers; i++)
        sampler->priorities[order[i]] = (int32_t)i + 1;
    sampler->lowest = 0;
    for (unsigned i = 0; i + 1 < sampler->options->depth; i++)
        sampler->changes[i] =
            sampler->longest ? (size_t)random_below(&sampler->random, sampler->longest) : SIZE_MAX;
}

static size_t in_front(const struct sampler *sampler, const struct choice *choices, size_t count)
{
    size_t front = choices[0].worker;
    for (size_t i = 1; i < count; i++)
        if (sampler->priorities[choices[i].worker] > sampler->priorities[front])
            front = choices[i].worker;
    return front;
}

static struct choice choose(struct sampler *sampler, const struct choice *choices, size_t count,
                            size_t step)
{
    struct choice own[MACHINE_CHOICES];
    size_t owned = 0;
    if (step > PATIENCE)
        return sampler_any(sampler, choices, count);
    size_t front = in_front(sampler, choices, count);
    for (unsigned i = 0; i + 1 < sampler->options->depth; i++)
        if (sampler->changes[i] == step) {
            sampler->priorities[front] = --sampler->lowest;
            front = in_front(sampler, choices, count);
        }
    for (size_t i = 0; i < count; i++)
        if (choices[i].worker == front)
            own[owned++] = choices[i];
    if (step_of(machine.worker[front].fiber.request.what) == STEP_YIELD)
        sampler->priorities[front] = --sampler->lowest;
    return sampler_any(sampler, own, owned);
}

int explore_pct(const struct experiment *experiment, const struct sample_options *options,
                struct sample *sample, char *why, size_t why_size)
{
    struct sampler sampler = {
        .options = options, .begin = begin, .choose = choose, .pilots = PILOTS};
    sampler.changes = calloc(options->depth + 1u, sizeof *sampler.changes);
    if (!sampler.changes)
        return ENOMEM;
    int error = sample_runs(experiment, &sampler, sample, why, why_size);
    free(sampler.changes);
    return error;
}
