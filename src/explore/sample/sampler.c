/* Runs from the start to an end, one after the other. */
#include "explore/sample/sampler.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/aftermath.h"
#include "explore/machine/choices.h"
#include "explore/machine/open.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/trouble.h"
#include "explore/races/notes.h"
#include "explore/races/races.h"

enum { LONGEST = 5000, ASKED = 64 };

static int end_run(const struct sampler *sampler, struct sample *sample,
                   const struct choice *schedule, size_t length, bool finished)
{
    unsigned verdict = finished ? machine_verdict() : races_verdict();
    unsigned seek = sampler->options->seek ? sampler->options->seek : ~0u;
    sample->runs++;
    sample->unfinished += !finished;
    sample->steps += length;
    sample->seen |= verdict;
    if (length > sample->longest)
        sample->longest = length;
    if (races_verdict() && !*sample->race)
        races_tell(sample->race, sizeof sample->race);
    if (machine.trouble && !*sample->trouble)
        trouble_tell(sample->trouble, sizeof sample->trouble);
    if (!(verdict & seek))
        return 0;
    if (sample->lying++)
        return 0;
    sample->first = sample->runs;
    sample->length = length;
    sample->schedule = malloc((length + 1) * sizeof *schedule);
    if (!sample->schedule)
        return ENOMEM;
    memcpy(sample->schedule, schedule, length * sizeof *schedule);
    return 0;
}

/* Saves every worker: a run may change all. */
static bool save_all(void)
{
    size_t saved = 0;
    while (saved < machine.workers && machine_save(saved))
        saved++;
    if (saved == machine.workers)
        return true;
    while (saved--)
        machine_back();
    return false;
}

static int run(struct sampler *sampler, struct sample *sample, struct choice *schedule)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = 0, length = 0;
    if (!save_all())
        return ENOMEM;
    sampler->begin(sampler, sample->longest);
    while (length < LONGEST && (count = machine_choices(choices)) != 0) {
        schedule[length] = sampler->choose(sampler, choices, count, length);
        machine_take(schedule[length++]);
    }
    int error = end_run(sampler, sample, schedule, length, length < LONGEST);
    for (size_t w = 0; w < machine.workers; w++)
        machine_back();
    return notes_lost() ? ENOMEM : error;
}

/* Asks after every so many runs. */
static bool is_over(const struct sampler *sampler, const struct sample *sample)
{
    return sampler->options->over && sample->runs % ASKED == ASKED - 1 &&
           sampler->options->over(sample->runs);
}

int sample_runs(const struct experiment *experiment, struct sampler *sampler, struct sample *sample,
                char *why, size_t why_size)
{
    int error = machine_open(experiment, why, why_size);
    if (error)
        return error;
    *sample = (struct sample){0};
    random_seed(&sampler->random, sampler->options->seed);
    struct choice *schedule = malloc(LONGEST * sizeof *schedule);
    error = schedule ? 0 : ENOMEM;
    while (!error && sample->runs < sampler->options->runs && !is_over(sampler, sample) &&
           !(sample->seen & VERDICT_ENDLESS)) /* each takes half a second */
        error = run(sampler, sample, schedule);
    free(schedule);
    machine_close();
    if (error)
        sample_free(sample);
    return error;
}

struct choice sampler_any(struct sampler *sampler, const struct choice *choices, size_t count)
{
    return choices[random_below(&sampler->random, count)];
}
