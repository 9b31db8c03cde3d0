/* Opens an exploration, lets it walk, and answers what it knows. */
#include "explore/search/search.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/state.h"
#include "explore/outlook/outlook.h"
#include "explore/races/plain.h"
#include "explore/races/races.h"
#include "explore/search/commute.h"
#include "explore/search/component.h"
#include "explore/search/graph.h"
#include "explore/search/symmetry.h"
#include "explore/search/walk.h"

/* The row of no lie, and that of a lie that is there. */
static bool first_rows(struct exploration *exploration)
{
    static const double certain = 1;
    exploration->rows = calloc(ROWS_FIRST * row_words(exploration), sizeof(uint64_t));
    if (!exploration->rows)
        return false;
    exploration->rows_count = exploration->rows_room = ROWS_FIRST;
    row_at(exploration, ROW_HERE)[ROW_LYING] = 1;
    memcpy(row_at(exploration, ROW_HERE) + ROW_ODDS, &certain, sizeof certain);
    return true;
}

static void count_levels(struct exploration *exploration, const struct experiment *experiment)
{
    exploration->levels = 1;
    for (size_t i = INGREDIENT_EARLY; i < INGREDIENTS; i++) {
        bool weak = i == INGREDIENT_BUFFER && experiment->memory != MEMORY_SC;
        if (weak || experiment->budget[i])
            exploration->level_of[i] = (uint8_t)exploration->levels++;
    }
}

/* What may race: with what is known from other programs that is known, too, and unless there is
 * more of it the search has looked for races itself. */
static void tell_plain(struct exploration *exploration, struct known *known, bool possible)
{
    exploration->findings.plain = possible;
    if (!known)
        return;
    known->plain |= possible; /* it may be behind states that are not searched again */
    exploration->findings.plain = known->plain && !exploration->races;
    plain_resume();
}

static int search_once(const struct experiment *experiment, const struct search_options *options,
                       bool races, bool commutes, struct exploration **result, char *why,
                       size_t why_size)
{
    uint64_t possible = races_possible(); /* before the workers come to their first steps */
    if (races)
        plain_settle();
    int error = machine_open(experiment, why, why_size);
    if (error)
        return error;
    struct exploration *exploration = calloc(1, sizeof *exploration);
    if (!exploration) {
        machine_close();
        return ENOMEM;
    }
    exploration->races = races;
    exploration->states.counted = !options->known && !options->uncounted;
    exploration->findings.uncounted = !exploration->states.counted;
    exploration->commutes = machine.prints = commutes;
    races_watch(races); /* clocks tell states apart; engine B and hunt.c look for races */
    exploration->seek = options->seek ? options->seek : ~0u;
    exploration->workers = machine.workers;
    exploration->findings.symmetric = experiment->symmetric;
    exploration->findings.seq_cst = experiment->seq_cst;
    if (experiment->symmetric)
        symmetry_open();
    count_levels(exploration, experiment);
    trail_begin(&exploration->trail, !options->known ? NULL
                                     : races         ? &options->known->unraced
                                                     : &options->known->right);
    exploration->over = options->over;
    exploration->most_states = options->most_states ? options->most_states : (size_t)1 << 24;
    if (!first_rows(exploration) || !walk_states(exploration)) {
        explore_close(exploration);
        return ENOMEM;
    }
    const struct findings *findings = &exploration->findings;
    trail_end(&exploration->trail, !findings->seen && !findings->stopped && !exploration->unfit);
    tell_plain(exploration, options->known, races_possible() != possible);
    *result = exploration;
    return 0;
}

int explore_search(const struct experiment *experiment, const struct search_options *options,
                   struct exploration **result, char *why, size_t why_size)
{
    struct experiment brief = *experiment;
    struct known *known = options->known;
    bool races = known && known->plain && !experiment->symmetric;
    bool commutes = (known || options->uncounted) && commute_applies(experiment);
    brief.fenceless = experiment->memory == MEMORY_C11;
    if (outlook_applies(experiment) && !options->thorough)
        brief.remember = REMEMBER_OUTLOOK;
    int error = search_once(&brief, options, races, commutes, result, why, why_size);
    if (!error && races && (*result)->unfit) {
        explore_close(*result);
        error = search_once(&brief, options, false, commutes, result, why, why_size);
    }
    if (error || experiment->symmetric ||
        (!(*result)->tangled && !(brief.fenceless && machine.met_fence)))
        return error;
    explore_close(*result);
    return search_once(experiment, options, false, false, result, why, why_size);
}

const struct findings *explore_findings(const struct exploration *exploration)
{
    return &exploration->findings;
}

unsigned explore_here(const struct exploration *exploration, double *odds)
{
    struct choice choices[MACHINE_CHOICES];
    uint32_t number = states_find(&exploration->states, machine_key());
    uint32_t row = number == STATE_NONE ? 0 : state_at(&exploration->states, number)->row;
    if (odds)
        *odds = number == STATE_NONE ? NAN : row_odds(exploration, row);
    return row && !row_at(exploration, row)[ROW_COSTS] && machine_choices(choices)
               ? circle_verdict()
               : 0;
}

void explore_close(struct exploration *exploration)
{
    machine_close();
    states_free(&exploration->states);
    free(exploration->rows);
    free(exploration->branches);
    free(exploration->members);
    free(exploration->frames);
    trail_end(&exploration->trail, false);
    free(exploration);
}
