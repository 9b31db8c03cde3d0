/* A history as a graph of what comes before what.
 *
 * Nodes are the calls; the returns, in their order (a return follows the one before it and the call
 * that returned); and the END, which follows all calls and stands for the gets of items that are
 * left. A call follows the last return before its invocation, the call before it in its log, and
 * the put of the item it got. Where that call is of a batch, it follows its group: a node that
 * follows the call and the group of those before it in the batch.
 */
#ifndef QLAB_JUDGE_GRAPH_H
#define QLAB_JUDGE_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "judge/match.h"

struct graph {
    const struct match *match;
    bool one;           /* an item's put and get are one: each follows the other */
    bool lost;          /* items left are lost */
    uint32_t calls;     /* nodes [0, calls) are calls; then the returns; the END; the groups */
    uint32_t *returned; /* the calls in order of their returns */
    uint32_t returns;
    uint32_t *before; /* by call: how many returns precede it */
    uint32_t *rank;   /* by call: of the Empties, which of them in order of return */
    uint32_t *begin;  /* by call: the first of its batch; NULL: there are no batches */
};

/* Fills all but .match, .one and .lost. Returns 0 or ENOMEM; close in any case. */
int graph_open(struct graph *graph);
void graph_close(struct graph *graph);

/* An edge after which a node has no more. */
#define GRAPH_LAST_EDGE UINT32_MAX

/* Edge number `edge` of a node (from 0) leads to this node before it; MATCH_NONE: it leads nowhere,
 * and *more tells whether there can be others after it. */
uint32_t graph_before(const struct graph *graph, uint32_t node, uint32_t edge, bool *more);

/* How many nodes there are. */
static inline uint32_t graph_nodes(const struct graph *graph)
{
    return graph->calls + graph->returns + 1 + (graph->begin ? graph->calls : 0);
}

#endif
