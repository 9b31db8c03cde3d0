/* Every interleaving one by one, without remembering states: slow, simple, and therefore the check
 * of the search. Spins would never end, so a path is at most so long. */
#include "explore/search/naive.h"

#include <errno.h>
#include <string.h>

#include "explore/machine/aftermath.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/races/races.h"

enum { LONGEST = 1000 };

struct walk {
    struct findings *findings;
    unsigned seek;
    unsigned depth;
    bool no_memory;
};

/* Counts the executions from here; returns the odds of those sought. */
static double walk(struct walk *state)
{
    struct findings *findings = state->findings;
    static const struct big one = {{1, 0, 0, 0}};
    struct choice choices[MACHINE_CHOICES];
    size_t count = state->depth < LONGEST ? machine_choices(choices) : 0;
    double odds = 0;
    if (state->depth > findings->deepest)
        findings->deepest = state->depth;
    findings->spins |= state->depth == LONGEST;
    if (!count) {
        unsigned verdict = machine_verdict();
        findings->seen |= verdict;
        big_add(&findings->interleavings, &one);
        if (verdict & state->seek)
            big_add(&findings->lying, &one);
        return (verdict & state->seek) != 0;
    }
    state->depth++;
    for (size_t i = 0; i < count; i++) {
        /* What undoes the step before may undo the last of these as well. */
        bool undone = i + 1 == count && machine_undoes(choices[i].worker);
        if (!undone && !machine_save(choices[i].worker)) {
            state->no_memory = true;
            break;
        }
        machine_take(choices[i]);
        findings->transitions++;
        odds += walk(state);
        if (!undone)
            machine_back();
    }
    state->depth--;
    return odds / (double)count;
}

int explore_naive(const struct experiment *experiment, const struct search_options *options,
                  struct findings *findings, char *why, size_t why_size)
{
    int error = machine_open(experiment, why, why_size);
    if (error)
        return error;
    races_watch(false);
    *findings = (struct findings){0};
    struct walk state = {.findings = findings, .seek = options->seek ? options->seek : ~0u};
    findings->odds = walk(&state);
    findings->memory = machine_saved();
    machine_close();
    return state.no_memory ? ENOMEM : 0;
}
