/* The walk: depth first over states, each visited once, with counts added up on the way back.
 *
 * Where the graph has no cycles the counts are exact by dynamic programming: a state's number of
 * interleavings is the sum over its steps. A step back to a state on the path closes an idle round
 * (a spin): from there the number of interleavings is infinite, and the odds are still exact.
 * Components of the graph are recognised as in R. Tarjan, Depth-first search and linear graph
 * algorithms, SIAM J. Comput. 1 (1972), and settled at once.
 */
#include "explore/search/walk.h"

#include <string.h>

#include "explore/machine/aftermath.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/machine/trouble.h"
#include "explore/outlook/outlook.h"
#include "explore/races/races.h"
#include "explore/races/plain.h"
#include "explore/search/commute.h"
#include "explore/search/component.h"
#include "explore/search/symmetry.h"

#define RESERVE(exploration, name, count)                                                          \
    graph_reserve((exploration), (void **)&(exploration)->name, &(exploration)->name##_room,       \
                  (count), sizeof *(exploration)->name)

static struct hash key_of_state(const struct exploration *exploration)
{
    struct hash key = machine.experiment.symmetric ? symmetry_key() : machine_key();
    if (exploration->races)
        races_hash(&key);
    return key;
}

/* Something happened of which no outlook can be told. */
static void look_for_tangles(struct exploration *exploration)
{
    if (machine.experiment.remember != REMEMBER_OUTLOOK)
        return;
    exploration->tangled |= outlook_now()->tangled;
    exploration->findings.stopped |= exploration->tangled;
}

/* There are races, or they are to be looked for elsewhere, too: this is for proofs alone. */
static bool has_races(const struct exploration *exploration)
{
    return exploration->races && (races_verdict() || plain_grown());
}

/* Without fences less is kept than they ask for. Up to symmetry, or by the order of seq_cst alone,
 * only proofs are found: no lie and no circle, of queues whose steps are atomic operations. Objects
 * of POSIX know who holds them. */
static void look_for_unfit(struct exploration *exploration)
{
    const struct findings *findings = &exploration->findings;
    const struct step_kind *kind = step_kinds[machine.record.kind];
    exploration->unfit =
        (machine.experiment.symmetric || machine.experiment.seq_cst) &&
        (findings->seen || findings->spins || machine.trouble || kind->on > STEP_ON_BYTES);
    exploration->unfit |= has_races(exploration);
    exploration->unfit |= machine.experiment.fenceless && machine.met_fence;
    exploration->unfit |= machine.experiment.seq_cst && machine.met_weaker;
    exploration->findings.stopped |= exploration->unfit;
}

/* A state where nothing can happen any more: the judge speaks. */
static void close_end(struct exploration *exploration, struct state *state)
{
    struct findings *findings = &exploration->findings;
    unsigned verdict = machine_verdict();
    findings->seen |= verdict;
    findings->ends++;
    /* Each loop without a step takes half a second; and who is refused is told nothing else. */
    findings->stopped |= (verdict & ((unsigned)VERDICT_ENDLESS | VERDICT_REFUSED)) != 0;
    if (machine.trouble && !*findings->trouble)
        trouble_tell(findings->trouble, sizeof findings->trouble);
    if (exploration->states.counted)
        state->interleavings->limb[0] = 1;
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
            (struct branch){.choice = choices[i], .target = STATE_NONE};
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
    if (exploration->branches[at].settled)
        return true;
    if (!machine_save(choice.worker))
        return false;
    uint8_t position = machine.worker[choice.worker].position;
    machine.footprint = (struct footprint){0};
    machine_take(choice);
    exploration->branches[at].timed = machine.record.timed;
    exploration->branches[at].print = machine.footprint;
    findings->transitions++;
    struct hash key = key_of_state(exploration);
    bool returned = machine.worker[choice.worker].position != position;
    states_fetch(&exploration->states, key); /* while that comes, the rest is asked */
    if (returned)
        trail_fetch(&exploration->trail, key);
    look_for_unfit(exploration);
    look_for_tangles(exploration);
    uint32_t number = states_enter(&exploration->states, key, &fresh);
    if (number == STATE_NONE) {
        machine_back();
        return false;
    }
    exploration->branches[at].target = number;
    struct state *state = state_at(&exploration->states, number);
    bool closed = true;
    if (!fresh) {
        closed = !state->order;
        if (state->order && state->order < frame->low)
            frame->low = state->order;
        findings->spins |= state->on_path;
    } else if (returned && trail_meets(&exploration->trail, key)) {
        exploration->known++;
    } else if (!open_state(exploration, number, &is_end)) {
        machine_back();
        return false;
    } else if (exploration->commutes && !is_end) {
        commute_settle(exploration, at);
    }
    if (is_end) {
        machine_back();
        exploration->branches[at].closed = closed;
    }
    return true;
}

/* Adds up what is known behind the branches. False: a number does not fit. */
static bool add_up(struct exploration *exploration, const struct member *member,
                   struct state *state)
{
    bool fits = true;
    for (uint32_t i = 0; i < member->count; i++) {
        uint32_t target = exploration->branches[member->branches + i].target;
        if (target == STATE_NONE)
            continue;
        const struct state *next = state_at(&exploration->states, target);
        if (next->on_path)
            continue;
        fits &= big_add(state->interleavings, next->interleavings);
        fits &= row_add_lying(exploration, state, next);
    }
    return fits;
}

/* All branches of the frame on top are known: adds up, and hands its component on. */
static void finish(struct exploration *exploration)
{
    struct frame frame = exploration->frames[--exploration->frames_count];
    struct member member = exploration->members[frame.member];
    struct state *state = state_at(&exploration->states, member.state);
    if (exploration->states.counted)
        exploration->findings.overflow |= !add_up(exploration, &member, state);
    state->on_path = 0;
    if (frame.low == state->order)
        component_close(exploration, frame.member);
    if (exploration->frames_count) {
        struct frame *parent = &exploration->frames[exploration->frames_count - 1];
        if (frame.low < parent->low)
            parent->low = frame.low;
        exploration->branches[exploration->members[parent->member].branches + parent->next - 1]
            .closed = !state->order;
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

bool walk_states(struct exploration *exploration)
{
    struct findings *findings = &exploration->findings;
    bool fresh, is_end;
    uint32_t root = states_enter(&exploration->states, key_of_state(exploration), &fresh);
    if (root == STATE_NONE || !open_state(exploration, root, &is_end))
        return false;
    exploration->unfit |= has_races(exploration);
    findings->stopped |= exploration->unfit;
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
    if (exploration->states.counted)
        findings->interleavings = *first->interleavings;
    memcpy(&findings->lying, row_at(exploration, first->row) + ROW_LYING, sizeof(struct big));
    findings->odds = row_odds(exploration, first->row);
    findings->states = exploration->states.count - exploration->known;
    findings->memory = states_bytes(&exploration->states) + machine_saved() +
                       exploration->rows_room * row_words(exploration) * sizeof(uint64_t) +
                       exploration->branches_room * sizeof(struct branch);
    return true;
}
