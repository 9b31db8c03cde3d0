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

/* The n-th call that precedes call `number` (or the end of the log, if that is `number`) directly
 * in its worker's order: one of the call, or the batch, before. MATCH_NONE: there are not so many.
 */
static uint32_t own_before(const struct graph *graph, size_t worker, size_t number, uint32_t n)
{
    const struct match *match = graph->match;
    size_t start = match->base[worker], at = number;
    while (number < match->base[worker + 1] && at > start &&
           operation_same_call(match_call_of(match, worker, at - 1),
                               match_call_of(match, worker, number)))
        at--;
    while (at > start && match_is_loose(match, match_call_of(match, worker, at - 1), at - 1))
        at--;
    if (at == start || at - start <= n)
        return MATCH_NONE;
    const struct operation *last = match_call_of(match, worker, at - 1);
    const struct operation *nth = match_call_of(match, worker, at - 1 - n);
    return n == 0 || operation_same_call(nth, last) ? (uint32_t)(at - 1 - n) : MATCH_NONE;
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
        bool loose = match_is_loose(match, call, node);
        uint32_t own = loose ? MATCH_NONE : own_before(graph, worker, node, edge - 2);
        *more = own != MATCH_NONE;
        return own;
    }
    *more = edge < 1 || (node == end_node(graph) && edge < match->history->workers);
    if (node == end_node(graph))
        return edge == 0 ? return_node(graph, graph->returns)
                         : own_before(graph, edge - 1, match->base[edge], 0);
    return edge == 0 ? return_node(graph, node - graph->calls)
                     : graph->returned[node - graph->calls];
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
    return order_returns(graph);
}

void graph_close(struct graph *graph)
{
    free(graph->returned);
    free(graph->before);
    free(graph->rank);
}
