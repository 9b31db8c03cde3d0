/* The graph: the order of returns, and the edges of every kind of node. */
#include "judge/graph.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/merge.h"

/* Whether a call says something of what is inside. */
static bool matters(const struct operation *call)
{
    return call->answer == ANSWER_OK || call->answer == ANSWER_GOT || operation_says_empty(call);
}

/* Where the merge is in a worker's log: one cursor for invocations, one for returns. */
static uint64_t next_stamp(const struct graph *graph, size_t cursor, size_t *at)
{
    size_t workers = graph->match->history->workers;
    const struct history_log *log = &graph->match->history->logs[cursor % workers];
    for (; *at < log->count; ++*at) {
        const struct operation *call = &log->operations[*at];
        if (cursor < workers)
            return call->invoked;
        if (matters(call))
            return operation_over(call, graph->match->history->guard);
    }
    return STAMP_NEVER;
}

/* Puts the returns in order and counts for every call those before it. 0 or ENOMEM. */
static int order_returns(struct graph *graph)
{
    const struct match *match = graph->match;
    size_t workers = match->history->workers;
    size_t *at = calloc(2 * workers + 1, sizeof *at);
    struct merge merge = {0};
    if (!at || merge_open(&merge, 2 * workers)) {
        free(at);
        return ENOMEM;
    }
    for (size_t cursor = 0; cursor < 2 * workers; cursor++)
        merge_set(&merge, cursor, next_stamp(graph, cursor, &at[cursor]));
    merge_start(&merge);
    uint32_t empties = 0;
    while (merge.first.stamp != STAMP_NEVER) {
        size_t cursor = merge.first.cursor, worker = cursor % workers;
        size_t number = match->base[worker] + at[cursor]++;
        if (cursor < workers) {
            graph->before[number] = graph->returns;
        } else {
            graph->returned[graph->returns++] = (uint32_t)number;
            if (operation_says_empty(match_call_of(match, worker, number)))
                graph->rank[number] = empties++;
        }
        merge_advance(&merge, next_stamp(graph, cursor, &at[cursor]));
    }
    merge_close(&merge);
    free(at);
    return 0;
}

/* The node of a call and those of its batch before it. */
static uint32_t group_node(const struct graph *graph, size_t number)
{
    return graph->calls + graph->returns + 1 + (uint32_t)number;
}

/* Whether a call has another of its batch before it. */
static bool follows_batch(const struct graph *graph, size_t number)
{
    return graph->begin && graph->begin[number] < number;
}

/* What precedes call `number` (or the end of the log, if that is `number`) directly in its worker's
 * order: one call, or a batch. MATCH_NONE: nothing. */
static uint32_t own_before(const struct graph *graph, size_t worker, size_t number)
{
    const struct match *match = graph->match;
    size_t start = match->base[worker], at = number;
    if (graph->begin && number < match->base[worker + 1])
        at = graph->begin[number];
    while (at > start && match_is_loose(match, match_call_of(match, worker, at - 1), at - 1))
        at--;
    if (at == start)
        return MATCH_NONE;
    return follows_batch(graph, at - 1) ? group_node(graph, at - 1) : (uint32_t)(at - 1);
}

/* The edges of a group: to its last call, and to those before. */
static uint32_t group_before(const struct graph *graph, size_t number, uint32_t edge, bool *more)
{
    const struct match *match = graph->match;
    size_t worker = match_worker(match, number);
    *more = edge == 0 && follows_batch(graph, number);
    if (edge == 1)
        return follows_batch(graph, number) ? group_node(graph, number - 1) : MATCH_NONE;
    bool loose = match_is_loose(match, match_call_of(match, worker, number), number);
    return loose ? MATCH_NONE : (uint32_t)number;
}

/* The node of return number `count` - 1, the last of the first `count`. */
static uint32_t return_node(const struct graph *graph, uint32_t count)
{
    return count ? graph->calls + count - 1 : MATCH_NONE;
}

static uint32_t end_node(const struct graph *graph)
{
    return graph->calls + graph->returns;
}

/* How many returns precede the pending get that took this put's item. */
static uint32_t pending_before(const struct graph *graph, size_t put)
{
    uint64_t invoked = match_got(graph->match, put);
    uint32_t low = 0, high = graph->returns;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct operation *call = match_call(graph->match, graph->returned[middle]);
        if (operation_over(call, graph->match->history->guard) < invoked)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What else of its item precedes this call. */
static uint32_t item_before(const struct graph *graph, const struct operation *call, size_t number)
{
    uint32_t partner = graph->match->partner[number];
    if (call->kind == OPERATION_GET)
        return partner < MATCH_MOST ? partner : MATCH_NONE;
    if (call->kind != OPERATION_PUT || !graph->one)
        return MATCH_NONE;
    if (partner == MATCH_LEFT)
        return graph->lost || call->answer == ANSWER_PENDING ? MATCH_NONE : end_node(graph);
    if (partner == MATCH_PENDING)
        return return_node(graph, pending_before(graph, number));
    return partner < MATCH_MOST ? partner : MATCH_NONE;
}

uint32_t graph_before(const struct graph *graph, uint32_t node, uint32_t edge, bool *more)
{
    const struct match *match = graph->match;
    *more = edge != GRAPH_LAST_EDGE;
    if (!*more)
        return MATCH_NONE;
    if (node < graph->calls) {
        size_t worker = match_worker(match, node);
        const struct operation *call = match_call_of(match, worker, node);
        if (edge == 0)
            return return_node(graph, graph->before[node]);
        if (edge == 1)
            return item_before(graph, call, node);
        *more = false;
        return match_is_loose(match, call, node) ? MATCH_NONE : own_before(graph, worker, node);
    }
    if (node > end_node(graph))
        return group_before(graph, node - end_node(graph) - 1, edge, more);
    *more = edge < 1 || (node == end_node(graph) && edge < match->history->workers);
    if (node == end_node(graph))
        return edge == 0 ? return_node(graph, graph->returns)
                         : own_before(graph, edge - 1, match->base[edge]);
    return edge == 0 ? return_node(graph, node - graph->calls)
                     : graph->returned[node - graph->calls];
}

/* Whether some neighbours are one call. */
static bool has_batches(const struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 1; i < history->logs[worker].count; i++)
            if (operation_same_call(&history->logs[worker].operations[i - 1],
                                    &history->logs[worker].operations[i]))
                return true;
    return false;
}

/* Notes where every call's batch begins, if there is any. Returns 0 or ENOMEM. */
static int find_batches(struct graph *graph)
{
    const struct match *match = graph->match;
    if (!has_batches(match->history))
        return 0;
    graph->begin = malloc((graph->calls + 1) * sizeof *graph->begin);
    for (size_t worker = 0; graph->begin && worker < match->history->workers; worker++)
        for (size_t number = match->base[worker]; number < match->base[worker + 1]; number++) {
            bool same = number > match->base[worker] &&
                        operation_same_call(match_call_of(match, worker, number - 1),
                                            match_call_of(match, worker, number));
            graph->begin[number] = same ? graph->begin[number - 1] : (uint32_t)number;
        }
    return graph->begin ? 0 : ENOMEM;
}

int graph_open(struct graph *graph)
{
    size_t calls = match_count(graph->match);
    graph->calls = (uint32_t)calls;
    graph->returned = malloc((calls + 1) * sizeof *graph->returned);
    graph->before = calloc(calls + 1, sizeof *graph->before);
    graph->rank = malloc((calls + 1) * sizeof *graph->rank);
    if (!graph->returned || !graph->before || !graph->rank)
        return ENOMEM;
    int error = find_batches(graph);
    return error ? error : order_returns(graph);
}

void graph_close(struct graph *graph)
{
    free(graph->returned);
    free(graph->before);
    free(graph->rank);
    free(graph->begin);
}
