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
#include "explore/machine/stack_writes.h"
#include "explore/machine/trouble.h"
#include "explore/races/notes.h"
#include "explore/races/plain.h"
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
    sample->first = sampler->options->from + sample->runs;
    sample->length = length;
    sample->schedule = malloc((length + 1) * sizeof *schedule);
    if (!sample->schedule)
        return ENOMEM;
    memcpy(sample->schedule, schedule, length * sizeof *schedule);
    return 0;
}

/* From the start, which is saved, to an end or to the longest schedule there is; returns its
 * length. */
static size_t go(struct sampler *sampler, struct choice *schedule)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count, length = 0;
    machine_again();
    sampler->begin(sampler);
    while (length < LONGEST && (count = machine_choices(choices)) != 0) {
        schedule[length] = sampler->choose(sampler, choices, count, length);
        machine_take(schedule[length++]);
    }
    return length;
}

static bool is_lost(void)
{
    return notes_lost() || stack_writes_lost();
}

/* Where nothing can race nothing need be noted. Where that is, is learnt from run to run: one in
 * which plain code comes to a new place, or somebody writes there, is made once more. */
static int run(struct sampler *sampler, struct sample *sample, struct choice *schedule)
{
    uint64_t number = sampler->options->from + sample->runs + 1;
    size_t length;
    do {
        plain_settle();
        random_seed(&sampler->random, random_mix(sampler->options->seed, number));
        length = go(sampler, schedule);
    } while (plain_grown());
    int error = end_run(sampler, sample, schedule, length, length < LONGEST);
    return is_lost() ? ENOMEM : error;
}

/* Looks how long runs are. */
static int fly_pilots(struct sampler *sampler, struct choice *schedule)
{
    bool endless = false; /* each such run takes half a second */
    random_seed(&sampler->random, random_mix(sampler->options->seed, 0));
    for (size_t i = 0; i < sampler->pilots && !endless; i++) {
        size_t length = go(sampler, schedule);
        sampler->longest = length > sampler->longest ? length : sampler->longest;
        endless = machine.trouble & VERDICT_ENDLESS;
    }
    return is_lost() ? ENOMEM : 0;
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
    plain_collect(); /* the workers' first steps are not the first that they do */
    int error = machine_open(experiment, why, why_size);
    if (error) {
        plain_forget();
        return error;
    }
    *sample = (struct sample){0};
    struct choice *schedule = malloc(LONGEST * sizeof *schedule);
    error = schedule && machine_save_all() ? fly_pilots(sampler, schedule) : ENOMEM;
    while (!error && sample->runs < sampler->options->runs && !is_over(sampler, sample) &&
           !(sample->seen & VERDICT_ENDLESS)) /* each takes half a second */
        error = run(sampler, sample, schedule);
    free(schedule);
    plain_forget();
    machine_close();
    if (error)
        sample_free(sample);
    return error;
}

struct choice sampler_any(struct sampler *sampler, const struct choice *choices, size_t count)
{
    return choices[random_below(&sampler->random, count)];
}
