/* A fair run gives everybody his turn again and again, and shows him at last what is new: then it
 * can stay in a component for ever iff everyone who can move somewhere in it also has a step that
 * stays. Under C11 a step that takes an old message stays for as long as it lasts, and no longer.
 * So there the component is taken apart once more, without those steps, and its parts are asked. */
#include "explore/search/fairness.h"

#include <stdlib.h>

#include "explore/machine/machine.h"
#include "explore/search/states.h"

/* Where in the component the branch leads; SIZE_MAX: out of it. */
static size_t target_of(const struct exploration *exploration, const struct branch *branch,
                        size_t first)
{
    if (branch->target == STATE_NONE)
        return SIZE_MAX;
    uint32_t order = state_at(&exploration->states, branch->target)->order;
    return order > first ? order - 1 - first : SIZE_MAX;
}

/* Whose turn the step is: store buffers are served as fairly as workers. Bad luck is nobody's. */
static uint32_t agent_of(struct choice choice)
{
    if (choice.ingredient == INGREDIENT_BUFFER)
        return (uint32_t)1 << 16 << choice.worker;
    return choice.ingredient <= INGREDIENT_TIMEOUT ? (uint32_t)1 << choice.worker : 0;
}

/* Who can move in a part, and who can stay in it. */
struct agents {
    uint32_t able, staying;
};

/* A component's members, each in a part by its number from 1; 0: in none yet. */
struct parts {
    const struct exploration *exploration;
    size_t first, count;
    struct visit {
        uint32_t order, low, next, part;
    } * visits;
    uint32_t *path, *open; /* of the walk, and the members that are in no part yet */
    size_t path_count, open_count, visited, parts;
};

static const struct member *member_of(const struct parts *parts, size_t m)
{
    return &parts->exploration->members[parts->first + m];
}

static const struct branch *branch_of(const struct parts *parts, size_t m, size_t i)
{
    return &parts->exploration->branches[member_of(parts, m)->branches + i];
}

/* The same without steps that take an old message. */
static size_t stays_new(const struct parts *parts, const struct branch *branch)
{
    return branch->choice.needs == INGREDIENT_BUFFER
               ? SIZE_MAX
               : target_of(parts->exploration, branch, parts->first);
}

static void visit(struct parts *parts, size_t m)
{
    parts->visits[m].order = parts->visits[m].low = (uint32_t)++parts->visited;
    parts->path[parts->path_count++] = parts->open[parts->open_count++] = (uint32_t)m;
}

/* All branches of member m are known: what is open from there on is a part, if it leads no further
 * back. */
static void leave(struct parts *parts, size_t m)
{
    struct visit *here = &parts->visits[m];
    parts->path_count--;
    if (parts->path_count) {
        struct visit *before = &parts->visits[parts->path[parts->path_count - 1]];
        before->low = here->low < before->low ? here->low : before->low;
    }
    if (here->low != here->order)
        return;
    parts->parts++;
    for (uint32_t last = UINT32_MAX; last != m;) {
        last = parts->open[--parts->open_count];
        parts->visits[last].part = (uint32_t)parts->parts;
    }
}

/* Tarjan's walk, as in walk.c. */
static void take_apart(struct parts *parts)
{
    for (size_t m = 0; m < parts->count; m++) {
        if (!parts->visits[m].order)
            visit(parts, m);
        while (parts->path_count) {
            size_t at = parts->path[parts->path_count - 1];
            struct visit *here = &parts->visits[at];
            if (here->next == member_of(parts, at)->count) {
                leave(parts, at);
                continue;
            }
            size_t target = stays_new(parts, branch_of(parts, at, here->next++));
            if (target == SIZE_MAX)
                continue;
            struct visit *there = &parts->visits[target];
            if (!there->order)
                visit(parts, target);
            else if (!there->part && there->order < here->low)
                here->low = there->order;
        }
    }
}

/* Whether a fair run can stay in one of the parts. False also if there is no memory. */
static bool part_for_ever(struct exploration *exploration, size_t first)
{
    size_t count = exploration->members_count - first;
    struct parts parts = {.exploration = exploration,
                          .first = first,
                          .count = count,
                          .visits = calloc(count, sizeof *parts.visits),
                          .path = calloc(count, sizeof *parts.path),
                          .open = calloc(count, sizeof *parts.open)};
    struct agents *agents = calloc(count + 1, sizeof *agents);
    bool stays = false;
    if (parts.visits && parts.path && parts.open && agents) {
        take_apart(&parts);
        for (size_t m = 0; m < count; m++)
            for (size_t i = 0; i < member_of(&parts, m)->count; i++) {
                const struct branch *branch = branch_of(&parts, m, i);
                struct agents *own = &agents[parts.visits[m].part];
                size_t target = stays_new(&parts, branch);
                own->able |= agent_of(branch->choice);
                if (target != SIZE_MAX && parts.visits[target].part == parts.visits[m].part)
                    own->staying |= agent_of(branch->choice);
            }
        for (size_t p = 1; p <= parts.parts; p++)
            stays = stays || (agents[p].staying && agents[p].able == agents[p].staying);
    } else {
        exploration->no_memory = true;
    }
    free(parts.visits);
    free(parts.path);
    free(parts.open);
    free(agents);
    return stays;
}

bool fairness_for_ever(struct exploration *exploration, size_t first, bool *exit)
{
    struct agents agents = {0, 0};
    bool timed = false; /* who waits by looking at the clock does so until it is time */
    *exit = false;
    for (size_t m = first; m < exploration->members_count; m++) {
        const struct member *member = &exploration->members[m];
        for (uint32_t i = 0; i < member->count; i++) {
            const struct branch *branch = &exploration->branches[member->branches + i];
            bool stays = target_of(exploration, branch, first) != SIZE_MAX;
            agents.able |= agent_of(branch->choice);
            agents.staying |= stays ? agent_of(branch->choice) : 0;
            timed |= stays && branch->timed;
            *exit |= !stays;
        }
    }
    bool fair = agents.staying && agents.able == agents.staying && !timed;
    return fair && (machine.experiment.memory != MEMORY_C11 || part_for_ever(exploration, first));
}
