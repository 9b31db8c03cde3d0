/* Settles a strongly connected component of the state graph once all that it leads to is settled.
 *
 * Nearly always it is one state: a weighted mean and a minimum. A component with a cycle is a spin:
 * then the odds are those of the absorbing Markov chain, found by iteration, and the costs a
 * shortest path. If a fair scheduler could stay in it for ever - whoever can ever go on in it also
 * does move in it - it is a livelock.
 */
#include "explore/search/fairness.h"
#include "explore/search/component.h"

#include <math.h>
#include <string.h>

#include "explore/machine/hang.h"
#include "explore/machine/machine.h"

static bool can_move(const struct branch *branches, uint32_t count, size_t worker)
{
    for (uint32_t i = 0; i < count; i++)
        if (branches[i].choice.worker == worker && choice_moves(branches[i].choice))
            return true;
    return false;
}

/* The least weight from a state after worker `last` ran, at that level. */
static uint64_t least_cost(const struct exploration *exploration, const struct branch *branches,
                           uint32_t count, size_t level, size_t last)
{
    uint64_t least = COST_NONE;
    bool could = can_move(branches, count, last);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t row = branches[i].target == STATE_NONE
                           ? 0
                           : state_at(&exploration->states, branches[i].target)->row;
        if (!row || exploration->level_of[branches[i].choice.needs] > level)
            continue;
        size_t next = last_after(branches[i].choice, last);
        uint64_t rest = costs_at(exploration, row, level)[next];
        uint64_t cost = rest + cost_of(branches[i].choice, last, could);
        if (rest != COST_NONE && cost < least)
            least = cost;
    }
    return least;
}

/* Lowers the costs of a member and sets its odds to the mean over its branches. Returns by how much
 * the odds changed, or 1 if a cost did. */
static double settle(struct exploration *exploration, const struct member *member)
{
    const struct branch *branches = exploration->branches + member->branches;
    struct state *state = state_at(&exploration->states, member->state);
    double sum = 0, changed = 0;
    bool lies = false;
    for (uint32_t i = 0; i < member->count; i++) {
        uint32_t target = branches[i].target;
        uint32_t row = target == STATE_NONE ? 0 : state_at(&exploration->states, target)->row;
        lies = lies || row;
        sum += row ? row_odds(exploration, row) : 0;
    }
    if (!lies || !row_make(exploration, state))
        return 0;
    uint64_t *row = row_at(exploration, state->row);
    for (size_t i = 0; i < exploration->levels * exploration->workers; i++) {
        uint64_t least = least_cost(exploration, branches, member->count, i / exploration->workers,
                                    i % exploration->workers);
        if (least < row[ROW_COSTS + i]) {
            row[ROW_COSTS + i] = least;
            changed = 1;
        }
    }
    sum /= member->count;
    double moved = fabs(sum - row_odds(exploration, state->row));
    memcpy(row + ROW_ODDS, &sum, sizeof sum);
    return moved > changed ? moved : changed;
}

/* In a livelock the lie is here already; odds are certain if there is no way out. */
static bool settle_livelock(struct exploration *exploration, struct state *state, bool exit)
{
    double odds = exit ? 0 : 1;
    if (!row_make(exploration, state))
        return false;
    uint64_t *row = row_at(exploration, state->row);
    memcpy(row + ROW_ODDS, &odds, sizeof odds);
    memset(row + ROW_COSTS, 0, exploration->levels * exploration->workers * sizeof *row);
    return true;
}

unsigned circle_verdict(void)
{
    return hang_verdict(machine_killed() ? VERDICT_HOLDER : VERDICT_LIVELOCK);
}

static void settle_cycle(struct exploration *exploration, size_t first)
{
    bool exit;
    /* Under a bound on preemptions nobody leaves who waits in a circle: no livelock, but the bound.
     */
    if (!machine.experiment.bounded && fairness_for_ever(exploration, first, &exit)) {
        unsigned verdict = circle_verdict();
        exploration->findings.seen |= verdict;
        for (size_t m = first; m < exploration->members_count; m++)
            if (exploration->seek & verdict &&
                !settle_livelock(exploration,
                                 state_at(&exploration->states, exploration->members[m].state),
                                 exit))
                return;
        if (!exit)
            return;
    }
    for (double change = 1; change > 1e-15;) {
        change = 0;
        for (size_t m = exploration->members_count; m-- > first;) {
            double moved = settle(exploration, &exploration->members[m]);
            change = moved > change ? moved : change;
        }
    }
}

/* Who is in a cycle may go round any number of times before leaving: there is no largest number of
 * interleavings from there, whatever the compiler makes of the loop. */
static void count_rounds(struct exploration *exploration, size_t first)
{
    bool ends = false, lies = false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t m = first; m < exploration->members_count; m++) {
            struct state *state = state_at(&exploration->states, exploration->members[m].state);
            struct big lying;
            uint64_t *row = row_at(exploration, state->row) + ROW_LYING;
            memcpy(&lying, row, sizeof lying);
            if (pass && ends)
                state->interleavings[0] = BIG_INFINITE;
            if (pass && lies && state->row)
                memcpy(row, &BIG_INFINITE, sizeof lying);
            ends = ends || !big_is_zero(&state->interleavings[0]);
            lies = lies || (state->row && !big_is_zero(&lying));
        }
}

void component_close(struct exploration *exploration, size_t first)
{
    const struct member *root = &exploration->members[first];
    bool cycle = exploration->members_count - first > 1;
    for (uint32_t i = 0; !cycle && i < root->count; i++)
        cycle = exploration->branches[root->branches + i].target == root->state;
    if (cycle) {
        settle_cycle(exploration, first);
        if (exploration->states.counted)
            count_rounds(exploration, first);
    } else if (exploration->states.counted && graph_lies(exploration)) {
        settle(exploration, root);
    }
    for (size_t m = first; m < exploration->members_count; m++)
        state_at(&exploration->states, exploration->members[m].state)->order = 0;
    exploration->branches_count = root->branches;
    exploration->members_count = first;
}
