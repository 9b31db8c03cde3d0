/* Settles a strongly connected component of the state graph once all that it leads to is settled.
 *
 * Nearly always it is one state: a weighted mean and a minimum. A component with a cycle is a spin:
 * then the odds are those of the absorbing Markov chain, found by iteration, and the costs a
 * shortest path. If a fair scheduler could stay in it for ever - whoever can ever go on in it also
 * does move in it - it is a livelock.
 */
#include <math.h>
#include <stdlib.h>

#include "explore/graph.h"

uint64_t cost_of(struct choice choice, size_t last, bool could)
{
    bool switches = last != SIZE_MAX && choice.worker != last;
    return COST(choice.ingredient != INGREDIENT_NONE, switches && could, switches, 1);
}

static bool can_move(const struct branch *branches, uint32_t count, size_t worker)
{
    for (uint32_t i = 0; i < count; i++)
        if (branches[i].choice.worker == worker)
            return true;
    return false;
}

/* The least weight from a state after worker `last` ran. */
static uint64_t least_cost(const struct exploration *exploration, const struct branch *branches,
                           uint32_t count, size_t last)
{
    uint64_t least = COST_NONE;
    bool could = can_move(branches, count, last);
    for (uint32_t i = 0; i < count; i++) {
        if (branches[i].target == STATE_NONE)
            continue;
        uint32_t row = state_at(&exploration->states, branches[i].target)->costs;
        if (!row)
            continue;
        uint64_t rest = exploration->costs[row * exploration->workers + branches[i].choice.worker];
        if (rest == COST_NONE)
            continue;
        uint64_t cost = rest + cost_of(branches[i].choice, last, could);
        if (cost < least)
            least = cost;
    }
    return least;
}

/* Lowers the costs of a member; true if that changed anything. */
static bool settle_costs(struct exploration *exploration, const struct member *member)
{
    const struct branch *branches = exploration->branches + member->branches;
    struct state *state = state_at(&exploration->states, member->state);
    bool changed = false;
    for (size_t last = 0; last < exploration->workers; last++) {
        uint64_t least = least_cost(exploration, branches, member->count, last);
        if (least == COST_NONE)
            continue;
        if (!state->costs) {
            size_t row = exploration->costs_count;
            size_t size = exploration->workers * sizeof(uint64_t);
            if (!graph_reserve(exploration, (void **)&exploration->costs, &exploration->costs_room,
                               row + 1, size))
                return false;
            for (size_t w = 0; w < exploration->workers; w++)
                exploration->costs[row * exploration->workers + w] = COST_NONE;
            exploration->costs_count++;
            state->costs = (uint32_t)row & 0x7fffffff;
        }
        uint64_t *cost = &exploration->costs[state->costs * exploration->workers + last];
        if (least < *cost) {
            *cost = least;
            changed = true;
        }
    }
    return changed;
}

/* Sets a member's odds to the mean over its branches; returns by how much they changed. */
static double settle_odds(struct exploration *exploration, const struct member *member)
{
    const struct branch *branches = exploration->branches + member->branches;
    struct state *state = state_at(&exploration->states, member->state);
    double sum = 0, old = state->odds;
    for (uint32_t i = 0; i < member->count; i++)
        if (branches[i].target != STATE_NONE)
            sum += state_at(&exploration->states, branches[i].target)->odds;
    state->odds = sum / member->count;
    return fabs(state->odds - old);
}

/* Whether the branch stays among members `first` and later. */
static bool stays(const struct exploration *exploration, const struct branch *branch, size_t first)
{
    return branch->target != STATE_NONE &&
           state_at(&exploration->states, branch->target)->order > first;
}

/* A fair run can stay for ever iff every worker that can move somewhere in the component also has a
 * step that stays in it. Sets *exit if some step leaves. */
static bool fair_for_ever(const struct exploration *exploration, size_t first, bool *exit)
{
    uint32_t able = 0, staying = 0;
    *exit = false;
    for (size_t m = first; m < exploration->members_count; m++) {
        const struct member *member = &exploration->members[m];
        for (uint32_t i = 0; i < member->count; i++) {
            const struct branch *branch = &exploration->branches[member->branches + i];
            able |= (uint32_t)1 << branch->choice.worker;
            if (stays(exploration, branch, first))
                staying |= (uint32_t)1 << branch->choice.worker;
            else
                *exit = true;
        }
    }
    return staying && able == staying;
}

static void settle_cycle(struct exploration *exploration, size_t first)
{
    bool exit;
    if (fair_for_ever(exploration, first, &exit)) {
        exploration->findings.seen |= VERDICT_LIVELOCK;
        for (size_t m = first; m < exploration->members_count; m++) {
            struct state *state = state_at(&exploration->states, exploration->members[m].state);
            if (exploration->seek & VERDICT_LIVELOCK) {
                state->costs = 1;
                state->odds = exit ? 0 : 1;
            }
        }
        if (!exit)
            return;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t m = exploration->members_count; m-- > first;)
            changed |= settle_costs(exploration, &exploration->members[m]);
    }
    for (double change = 1; change > 1e-15;) {
        change = 0;
        for (size_t m = exploration->members_count; m-- > first;) {
            double moved = settle_odds(exploration, &exploration->members[m]);
            change = moved > change ? moved : change;
        }
    }
}

void component_close(struct exploration *exploration, size_t first)
{
    const struct member *root = &exploration->members[first];
    bool cycle = exploration->members_count - first > 1;
    for (uint32_t i = 0; !cycle && i < root->count; i++)
        cycle = stays(exploration, &exploration->branches[root->branches + i], first);
    if (cycle) {
        settle_cycle(exploration, first);
    } else {
        settle_costs(exploration, root);
        settle_odds(exploration, root);
    }
    for (size_t m = first; m < exploration->members_count; m++)
        state_at(&exploration->states, exploration->members[m].state)->order = 0;
    exploration->branches_count = root->branches;
    exploration->members_count = first;
}
