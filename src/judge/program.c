/* The components of the graph, by Gabow's algorithm ("Path-based depth-first search for strong and
 * biconnected components", 2000). Edges are walked towards what comes before, so components are
 * found first to last: when an Empty has its turn, all that must precede it has had its turn, and
 * nothing that must follow.
 */
#include "judge/program.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/graph.h"
#include "judge/stack.h"

enum { UNSEEN = 0 };
#define TURN (UINT32_MAX - 1)
#define DONE UINT32_MAX

struct walk {
    struct graph graph;
    uint32_t *order;   /* by node: when it was first seen, from 1; UNSEEN; DONE; or TURN while its
                          component has its turn */
    uint32_t seen;     /* how many nodes were seen */
    uint32_t first;    /* all returns before this one are of calls that had their turn */
    uint64_t *instant; /* of the Empties, by rank */
    uint64_t *lies;    /* a bit a call: an Empty on a cycle */
    uint64_t fresh;    /* items whose get came before their put */
    struct stack frames, path, open;
};

bool program_is_tight(const struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 1; i < history->logs[worker].count; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (operation_over(call - 1, history->guard) >= call->invoked &&
                !operation_same_call(call - 1, call))
                return true;
        }
    return false;
}

/* An Empty is alone in its component, or on a cycle. */
static void judge_empty(struct walk *walk, uint32_t number, bool alone)
{
    uint32_t first = walk->graph.returned[walk->first];
    if (!alone && walk->lies)
        walk->lies[number / 64] |= (uint64_t)1 << number % 64;
    walk->instant[walk->graph.rank[number]] =
        alone ? operation_over(match_call(walk->graph.match, first),
                               walk->graph.match->history->guard)
              : STAMP_NEVER;
}

/* A get came before the put of its item. */
static void part_item(struct walk *walk, uint32_t get)
{
    uint32_t *partner = walk->graph.match->partner;
    partner[partner[get]] = MATCH_GONE;
    partner[get] = MATCH_NONE;
    walk->fresh++;
}

/* A component has its turn: the nodes on the path from place `from` on. */
static void take_component(struct walk *walk, size_t from)
{
    const struct match *match = walk->graph.match;
    const uint32_t *nodes = &walk->path.list[from];
    size_t count = walk->path.count - from;
    while (walk->first < walk->graph.returns &&
           walk->order[walk->graph.returned[walk->first]] == DONE)
        walk->first++;
    for (size_t i = 0; i < count; i++)
        walk->order[nodes[i]] = TURN;
    for (size_t i = 0; i < count; i++) {
        if (nodes[i] >= walk->graph.calls)
            continue;
        const struct operation *call = match_call(match, nodes[i]);
        uint32_t partner = match->partner[nodes[i]];
        if (walk->graph.one && operation_says_empty(call))
            judge_empty(walk, nodes[i], count == 1);
        else if (!walk->graph.one && call->answer == ANSWER_GOT && partner < MATCH_MOST &&
                 walk->order[partner] == TURN)
            part_item(walk, nodes[i]);
    }
    for (size_t i = 0; i < count; i++)
        walk->order[nodes[i]] = DONE;
    walk->path.count = from;
}

/* Sees a node for the first time. Returns 0 or ENOMEM. */
static int see(struct walk *walk, uint32_t node)
{
    walk->order[node] = ++walk->seen;
    if (stack_push(&walk->path, node) || stack_push(&walk->open, node) ||
        stack_push(&walk->frames, node) || stack_push(&walk->frames, 0))
        return ENOMEM;
    return 0;
}

/* Walks from a node to all that comes before it. Returns 0 or ENOMEM. */
static int walk_from(struct walk *walk, uint32_t root)
{
    if (walk->order[root] != UNSEEN)
        return 0;
    int error = see(walk, root);
    while (!error && walk->frames.count) {
        uint32_t *edge = &walk->frames.list[walk->frames.count - 1];
        uint32_t node = walk->frames.list[walk->frames.count - 2];
        bool more;
        uint32_t before = graph_before(&walk->graph, node, *edge, &more);
        *edge = more ? *edge + 1 : GRAPH_LAST_EDGE;
        if (before != MATCH_NONE && walk->order[before] == UNSEEN) {
            error = see(walk, before);
        } else if (before != MATCH_NONE && walk->order[before] != DONE) {
            /* All from there on is one component. */
            while (walk->order[stack_top(&walk->open)] > walk->order[before])
                walk->open.count--;
        } else if (!more) {
            walk->frames.count -= 2;
            if (stack_top(&walk->open) != node)
                continue;
            walk->open.count--;
            size_t from = walk->path.count - 1;
            while (walk->path.list[from] != node)
                from--;
            take_component(walk, from);
        }
    }
    return error;
}

/* Finds all components. Returns 0 or ENOMEM. */
static int walk_all(struct walk *walk)
{
    struct graph *graph = &walk->graph;
    int error = graph_open(graph);
    if (!error && !(walk->order = calloc(graph_nodes(graph), sizeof *walk->order)))
        error = ENOMEM;
    for (uint32_t k = 0; k < graph->returns && !error; k++)
        error = walk_from(walk, graph->calls + k);
    graph_close(graph);
    free(walk->order);
    stack_close(&walk->frames);
    stack_close(&walk->path);
    stack_close(&walk->open);
    return error;
}

int program_fresh(struct match *match, uint64_t *fresh)
{
    struct walk walk = {.graph = {.match = match}};
    int error = walk_all(&walk);
    *fresh = walk.fresh;
    return error;
}

int program_empties(const struct match *match, bool lost, uint64_t *own, uint64_t **instants)
{
    struct walk walk = {.graph = {.match = match, .one = true, .lost = lost}, .lies = own};
    *instants = malloc((match_count(match) + 1) * sizeof **instants);
    if (!*instants)
        return ENOMEM;
    walk.instant = *instants;
    int error = walk_all(&walk);
    if (error) {
        free(*instants);
        *instants = NULL;
    }
    return error;
}

uint64_t *program_own(const struct match *match, bool lost)
{
    uint64_t *own = calloc(match_count(match) / 64 + 1, sizeof *own);
    for (size_t worker = 0; own && worker < match->history->workers; worker++) {
        uint64_t latest = 0; /* when the last of the items put so far began to be got */
        for (size_t number = match->base[worker]; number < match->base[worker + 1]; number++) {
            const struct operation *call = match_call_of(match, worker, number);
            if (latest >= call->invoked && latest)
                own[number / 64] |= (uint64_t)1 << number % 64;
            if (call->answer != ANSWER_OK || match_is_loose(match, call, number) ||
                (lost && match->partner[number] == MATCH_LEFT))
                continue;
            uint64_t got = match_got(match, number);
            latest = got > latest ? got : latest;
        }
    }
    return own;
}

int program_ask(const struct history *history, const struct fates *fates, uint64_t **verdicts,
                uint64_t **own)
{
    struct match match;
    uint64_t fresh;
    int error = match_open(&match, history, fates->taken);
    if (!error)
        error = program_fresh(&match, &fresh);
    if (!error && !(*own = program_own(&match, fates->lost)))
        error = ENOMEM;
    if (!error)
        error = program_empties(&match, fates->lost, *own, verdicts);
    match_close(&match);
    return error;
}
