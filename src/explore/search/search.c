/* The search: depth first over states, each visited once, with counts added up on the way back.
 *
 * Where the graph has no cycles the counts are exact by dynamic programming: a state's number of
 * interleavings is the sum over its steps. A step back to a state on the path closes an idle round
 * (a spin): from there the number of interleavings is infinite, and the odds are still exact.
 * Components of the graph are recognised as in R. Tarjan, Depth-first search and linear graph
 * algorithms, SIAM J. Comput. 1 (1972), and settled at once.
 */
#include "explore/search/search.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/aftermath.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/machine/trouble.h"
#include "explore/races/races.h"
#include "explore/search/component.h"
#include "explore/search/graph.h"

#define RESERVE(exploration, name, count)                                                          \
    graph_reserve((exploration), (void **)&(exploration)->name, &(exploration)->name##_room,       \
                  (count), sizeof *(exploration)->name)

/* A state where nothing can happen any more: the judge speaks. */
static void close_end(struct exploration *exploration, struct state *state)
{
    struct findings *findings = &exploration->findings;
    unsigned verdict = machine_verdict();
    findings->seen |= verdict;
    findings->ends++;
    findings->stopped |= (verdict & VERDICT_ENDLESS) != 0; /* each takes half a second */
    if (machine.trouble && !*findings->trouble)
        trouble_tell(findings->trouble, sizeof findings->trouble);
    state->interleavings.limb[0] = 1;
    if (!(verdict & exploration->seek))
        return;
    findings->failures++;
    state->row = ROW_HERE;
}

/* Puts a new state on the path; false if there is no memory. An end is closed at once. */
static bool open_state(struct exploration *exploration, uint32_t number, bool *is_end)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    struct state *state = state_at(&exploration->states, number);
    *is_end = !count;
    if (!count) {
        close_end(exploration, state);
        return true;
    }
    if (!RESERVE(exploration, branches, exploration->branches_count + count) ||
        !RESERVE(exploration, members, exploration->members_count + 1) ||
        !RESERVE(exploration, frames, exploration->frames_count + 1))
        return false;
    for (size_t i = 0; i < count; i++)
        exploration->branches[exploration->branches_count + i] =
            (struct branch){choices[i], STATE_NONE};
    uint32_t place = (uint32_t)exploration->members_count++;
    exploration->members[place] =
        (struct member){number, (uint32_t)exploration->branches_count, (uint32_t)count};
    exploration->branches_count += count;
    state->order = place + 1;
    state->on_path = 1;
    exploration->frames[exploration->frames_count++] = (struct frame){place, 0, place + 1};
    if (exploration->frames_count > exploration->findings.deepest)
        exploration->findings.deepest = (unsigned)exploration->frames_count;
    return true;
}

/* Takes the next branch of the frame on top. False, and nothing is taken, if there is no memory. */
static bool advance(struct exploration *exploration, struct frame *frame)
{
    struct findings *findings = &exploration->findings;
    size_t at = exploration->members[frame->member].branches + frame->next++;
    struct choice choice = exploration->branches[at].choice;
    bool fresh, is_end = true;
    if (!machine_save(choice.worker))
        return false;
    machine_take(choice);
    findings->transitions++;
    uint32_t number = states_enter(&exploration->states, machine_key(), &fresh);
    if (number == STATE_NONE) {
        machine_back();
        return false;
    }
    exploration->branches[at].target = number;
    struct state *state = state_at(&exploration->states, number);
    if (!fresh) {
        if (state->order && state->order < frame->low)
            frame->low = state->order;
        findings->spins |= state->on_path;
    } else if (!open_state(exploration, number, &is_end)) {
        machine_back();
        return false;
    }
    if (is_end)
        machine_back();
    return true;
}

/* All branches of the frame on top are known: adds up, and hands its component on. */
static void finish(struct exploration *exploration)
{
    struct frame frame = exploration->frames[--exploration->frames_count];
    struct member member = exploration->members[frame.member];
    struct state *state = state_at(&exploration->states, member.state);
    bool fits = true;
    for (uint32_t i = 0; i < member.count; i++) {
        uint32_t target = exploration->branches[member.branches + i].target;
        if (target == STATE_NONE)
            continue;
        const struct state *next = state_at(&exploration->states, target);
        if (next->on_path)
            continue;
        fits &= big_add(&state->interleavings, &next->interleavings);
        fits &= row_add_lying(exploration, state, next);
    }
    exploration->findings.overflow |= !fits;
    state->on_path = 0;
    if (frame.low == state->order)
        component_close(exploration, frame.member);
    if (exploration->frames_count) {
        struct frame *parent = &exploration->frames[exploration->frames_count - 1];
        if (frame.low < parent->low)
            parent->low = frame.low;
        machine_back();
    }
}

enum { ASKED = 4096 };

/* Asks every so many steps. */
static bool is_over(const struct exploration *exploration)
{
    return exploration->over && exploration->findings.transitions % ASKED == 0 &&
           exploration->over(exploration->states.count);
}

static bool search(struct exploration *exploration)
{
    struct findings *findings = &exploration->findings;
    bool fresh, is_end;
    uint32_t root = states_enter(&exploration->states, machine_key(), &fresh);
    if (root == STATE_NONE || !open_state(exploration, root, &is_end))
        return false;
    while (exploration->frames_count) {
        struct frame *frame = &exploration->frames[exploration->frames_count - 1];
        if (frame->next == exploration->members[frame->member].count || findings->stopped)
            finish(exploration);
        else if (exploration->states.count >= exploration->most_states || is_over(exploration))
            findings->stopped = true;
        else if (!advance(exploration, frame) || exploration->no_memory)
            findings->stopped = findings->no_memory = true;
    }
    findings->stopped |= machine.experiment.bounded;
    const struct state *first = state_at(&exploration->states, root);
    findings->interleavings = first->interleavings;
    memcpy(&findings->lying, row_at(exploration, first->row) + ROW_LYING, sizeof(struct big));
    findings->odds = row_odds(exploration, first->row);
    findings->states = exploration->states.count;
    findings->memory = states_bytes(&exploration->states) + machine_saved() +
                       exploration->rows_room * row_words(exploration) * sizeof(uint64_t) +
                       exploration->branches_room * sizeof(struct branch);
    return true;
}

/* The row of no lie, and that of a lie that is there. */
static bool first_rows(struct exploration *exploration)
{
    static const double certain = 1;
    exploration->rows = calloc(2 * row_words(exploration), sizeof(uint64_t));
    if (!exploration->rows)
        return false;
    exploration->rows_count = exploration->rows_room = 2;
    row_at(exploration, ROW_HERE)[ROW_LYING] = 1;
    memcpy(row_at(exploration, ROW_HERE) + ROW_ODDS, &certain, sizeof certain);
    return true;
}

static void count_levels(struct exploration *exploration, const struct experiment *experiment)
{
    exploration->levels = 1;
    for (size_t i = INGREDIENT_EARLY; i < INGREDIENTS; i++) {
        bool tso = i == INGREDIENT_BUFFER && experiment->memory == MEMORY_TSO;
        if (tso || experiment->budget[i])
            exploration->level_of[i] = (uint8_t)exploration->levels++;
    }
}

int explore_search(const struct experiment *experiment, const struct search_options *options,
                   struct exploration **result, char *why, size_t why_size)
{
    int error = machine_open(experiment, why, why_size);
    if (error)
        return error;
    struct exploration *exploration = calloc(1, sizeof *exploration);
    if (!exploration) {
        machine_close();
        return ENOMEM;
    }
    races_watch(false); /* clocks would tell states apart; engine B and hunt.c look for races */
    exploration->seek = options->seek ? options->seek : ~0u;
    exploration->workers = machine.workers;
    count_levels(exploration, experiment);
    exploration->over = options->over;
    exploration->most_states = options->most_states ? options->most_states : (size_t)1 << 24;
    if (!first_rows(exploration) || !search(exploration)) {
        explore_close(exploration);
        return ENOMEM;
    }
    *result = exploration;
    return 0;
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
    free(exploration);
}
