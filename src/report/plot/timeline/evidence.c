/* What proves a wrong answer. Every kind has a function that finds its items; those of kinds that
 * are proved by the call itself find none.
 */
#include "report/plot/timeline/evidence.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/match.h"
#include "judge/pending.h"
#include "judge/program.h"

struct evidence {
    const struct history *history;
    struct exhibit *exhibit;
    struct match match;
    uint64_t *taken; /* what .match borrows */
};

static void add(struct exhibit *exhibit, uint64_t item, uint64_t from, uint64_t until)
{
    if (exhibit->link_count < LINKS_MOST)
        exhibit->links[exhibit->link_count] = (struct cover_link){item, from, until};
    exhibit->link_count++;
}

/* Adds the item of that put, from its put to its get. */
static void add_stay(struct evidence *evidence, size_t put)
{
    const struct operation *call = match_call(&evidence->match, put);
    add(evidence->exhibit, call->item, operation_over(call, evidence->history->guard),
        match_got(&evidence->match, put));
}

static bool went_in(const struct operation *call)
{
    return call->kind == OPERATION_PUT && call->answer != ANSWER_FULL;
}

/* The number of an item's put; MATCH_NONE if nobody put it. */
static size_t put_of(const struct match *match, uint64_t item)
{
    for (size_t w = 0; w < match->history->workers; w++)
        for (size_t i = 0; i < match->history->logs[w].count; i++) {
            const struct operation *call = &match->history->logs[w].operations[i];
            if (went_in(call) && call->item == item)
                return match->base[w] + i;
        }
    return MATCH_NONE;
}

/* The chain by the workers' own order. */
static int find_program_chain(struct evidence *evidence)
{
    struct exhibit *exhibit = evidence->exhibit;
    uint32_t puts[LINKS_MOST];
    size_t index = (size_t)(exhibit->call - evidence->history->logs[exhibit->worker].operations);
    size_t length = 0;
    if (program_chain(&evidence->match, exhibit->worker, index, puts, LINKS_MOST, &length))
        return -1;
    for (size_t i = 0; i < length && i < LINKS_MOST; i++)
        add_stay(evidence, puts[i]);
    exhibit->link_count = length;
    exhibit->by_program = true;
    return 0;
}

/* The chain that covers the time from `from` on, by the stamps if those prove it. */
static int find_chain(struct evidence *evidence, uint64_t from)
{
    struct exhibit *exhibit = evidence->exhibit;
    struct cover *cover = cover_open(evidence->history);
    if (!cover)
        return -1;
    exhibit->link_count =
        cover_chain(cover, from, exhibit->call->returned, exhibit->links, LINKS_MOST);
    cover_free(cover);
    if (!exhibit->link_count && find_program_chain(evidence))
        return -1;
    size_t last = exhibit->link_count - 1; /* only this one may be one that nobody got */
    exhibit->left = last < LINKS_MOST && exhibit->links[last].until == STAMP_NEVER;
    return 0;
}

static int find_lie(struct evidence *evidence)
{
    return find_chain(evidence, evidence->exhibit->call->invoked);
}

static int find_late(struct evidence *evidence)
{
    const struct exhibit *exhibit = evidence->exhibit;
    uint64_t invoked = exhibit->call->invoked, deadline = exhibit->deadline;
    return find_chain(evidence, deadline > invoked ? deadline : invoked);
}

static int find_lost(struct evidence *evidence)
{
    const struct operation *put = evidence->exhibit->call;
    add(evidence->exhibit, put->item, operation_over(put, evidence->history->guard), STAMP_NEVER);
    return 0;
}

/* The item's only stay, and who ended it. */
static int find_repeated(struct evidence *evidence)
{
    size_t put = put_of(&evidence->match, evidence->exhibit->call->item);
    uint32_t get = put == MATCH_NONE ? MATCH_NONE : evidence->match.partner[put];
    if (put != MATCH_NONE)
        add_stay(evidence, put);
    if (get < MATCH_MOST)
        evidence->exhibit->other = match_worker(&evidence->match, get);
    return 0;
}

/* Who put the item, too late. */
static int find_fresh(struct evidence *evidence)
{
    size_t put = put_of(&evidence->match, evidence->exhibit->call->item);
    if (put != MATCH_NONE)
        evidence->exhibit->other = match_worker(&evidence->match, put);
    return 0;
}

/* Whether `x` had to come before `y`, by the order that the queue promises, as far as their puts
 * tell and `got`, the get of y. */
static bool comes_first(const struct evidence *evidence, size_t x, size_t y,
                        const struct operation *got)
{
    const struct history *history = evidence->history;
    const struct operation *first = match_call(&evidence->match, x);
    const struct operation *second = match_call(&evidence->match, y);
    uint64_t guard = history->guard;
    bool put_before = operation_over(first, guard) < second->invoked;
    bool put_after = operation_over(second, guard) < first->invoked;
    switch (history->order) {
    case ORDER_FIFO:
        return put_before;
    case ORDER_FIFO_PER_PUTTER:
        return match_worker(&evidence->match, x) == match_worker(&evidence->match, y) && x < y;
    case ORDER_LIFO:
        return put_after && operation_over(first, guard) < got->invoked;
    case ORDER_PRIORITY:
        return history->priorities && operation_over(first, guard) < got->invoked &&
               history->priorities[first->item] < history->priorities[second->item];
    case ORDER_BAG:
        break;
    }
    return false;
}

/* An item that had to come first and did not, if the stamps show one; and the one that came. */
static int find_order(struct evidence *evidence)
{
    const struct match *match = &evidence->match;
    const struct operation *got = evidence->exhibit->call;
    size_t y = put_of(match, got->item);
    if (y == MATCH_NONE)
        return 0;
    uint64_t over = operation_over(got, evidence->history->guard);
    for (size_t x = 0; x < match_count(match) && !evidence->exhibit->link_count; x++)
        if (x != y && went_in(match_call(match, x)) && match->partner[x] != MATCH_PENDING &&
            match_got(match, x) > over && comes_first(evidence, x, y, got))
            add_stay(evidence, x);
    add_stay(evidence, y);
    return 0;
}

/* What a get that hangs could have got. */
static int find_left(struct evidence *evidence)
{
    const struct match *match = &evidence->match;
    if (evidence->exhibit->call->kind == OPERATION_PUT)
        return 0;
    for (size_t put = 0; put < match_count(match); put++)
        if (match->partner[put] == MATCH_LEFT && match_call(match, put)->returned != STAMP_NEVER)
            add_stay(evidence, put);
    return 0;
}

/* All that could be inside meanwhile. */
static int find_possible(struct evidence *evidence)
{
    const struct match *match = &evidence->match;
    const struct operation *said = evidence->exhibit->call;
    uint64_t guard = evidence->history->guard, over = operation_over(said, guard);
    for (size_t put = 0; put < match_count(match); put++) {
        const struct operation *call = match_call(match, put);
        if (!went_in(call) || call->invoked > over)
            continue;
        uint32_t get = match->partner[put];
        uint64_t until =
            get < MATCH_MOST ? operation_over(match_call(match, get), guard) : STAMP_NEVER;
        if (until >= said->invoked)
            add(evidence->exhibit, call->item, call->invoked, until);
    }
    return 0;
}

static int (*const finders[])(struct evidence *evidence) = {
    [FAULT_FULL] = find_possible, [FAULT_NOT_EMPTY] = find_possible,
    [FAULT_LOST] = find_lost,     [FAULT_REPEAT] = find_repeated,
    [FAULT_FRESH] = find_fresh,   [FAULT_ORDER] = find_order,
    [FAULT_HANG] = find_left,     [FAULT_EARLY] = NULL,
    [FAULT_LATE] = find_late,     [EXHIBIT_LIE] = find_lie,
};

int evidence_gather(const struct history *history, struct exhibit *exhibit)
{
    struct evidence evidence = {.history = history, .exhibit = exhibit};
    if (exhibit->call->manner == MANNER_TIMED && exhibit->call->answer == ANSWER_EMPTY)
        exhibit->deadline = exhibit->call->deadline;
    int error = pending_settle(history, history->drained, &evidence.taken);
    if (!error)
        error = match_open(&evidence.match, history, evidence.taken);
    if (!error && finders[exhibit->kind] && finders[exhibit->kind](&evidence))
        error = ENOMEM;
    match_close(&evidence.match);
    free(evidence.taken);
    return error;
}
