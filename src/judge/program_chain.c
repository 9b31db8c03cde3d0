/* The shortest chain that program order proves: put(x1) -> e, put(x(j+1)) -> get(xj), e -> get(xk).
 *
 * Everything that precedes e is collected, then all that precedes the get of an item among it, and
 * so on, first come first served, until e itself is among it: a search in breadth, where a step is
 * from an item's put to its get. What precedes a call is, of every worker, the beginning of its
 * log.
 */
#include <errno.h>
#include <stdlib.h>

#include "judge/program.h"

/* A step: this put's item, reached from that step. */
struct step {
    uint32_t put, from;
};

struct search {
    const struct match *match;
    size_t *reached;  /* by worker: all calls below this number are collected */
    uint64_t *beyond; /* a bit a call: collected though calls before it are not (loose ones) */
    struct step *steps;
    size_t count, room;
    uint32_t present; /* the step whose get's predecessors are being collected */
    uint64_t before;  /* all calls that were over before this stamp are collected */
    size_t goal;      /* the Empty's number */
    bool found;
};

#define FIRST UINT32_MAX /* in place of a step: the Empty itself */

static int add_step(struct search *search, size_t put)
{
    if (search->count == search->room) {
        size_t room = search->room ? 2 * search->room : 64;
        struct step *wider = realloc(search->steps, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        search->steps = wider;
        search->room = room;
    }
    search->steps[search->count++] = (struct step){(uint32_t)put, search->present};
    return 0;
}

static int reach(struct search *search, size_t worker, size_t end);

/* A call is collected: so is what precedes it, and its item is a step to go on from. */
static int collect(struct search *search, size_t worker, size_t number)
{
    const struct match *match = search->match;
    const struct operation *call = match_call_of(match, worker, number);
    uint32_t partner = match->partner[number];
    search->found |= number == search->goal;
    search->before = call->invoked > search->before ? call->invoked : search->before;
    if (call->answer == ANSWER_GOT && partner < MATCH_MOST)
        return reach(search, match_worker(match, partner), partner + (size_t)1);
    bool lost = match->history->drained && partner == MATCH_LEFT;
    if (call->kind == OPERATION_PUT && call->answer != ANSWER_FULL && partner != MATCH_GONE &&
        !lost)
        return add_step(search, number);
    return 0;
}

/* Collects a worker's calls below number `end`, but for those that program order does not tell of:
 * these wait until their stamps do. */
static int reach(struct search *search, size_t worker, size_t end)
{
    int error = 0;
    while (!error && search->reached[worker] < end) {
        size_t number = search->reached[worker]++;
        if (!match_is_loose(search->match, match_call_of(search->match, worker, number), number))
            error = collect(search, worker, number);
    }
    return error;
}

/* Collects, until nothing more comes, all calls that were over before the latest invocation. */
static int reach_by_stamps(struct search *search)
{
    const struct match *match = search->match;
    uint64_t guard = match->history->guard, before;
    int error = 0;
    do {
        before = search->before;
        for (size_t worker = 0; worker < match->history->workers && !error; worker++) {
            size_t end = search->reached[worker], last = match->base[worker + 1];
            while (end < last && operation_over(match_call_of(match, worker, end), guard) < before)
                end++;
            error = reach(search, worker, end);
        }
        for (size_t number = 0; match->loose && number < match_count(match) && !error; number++) {
            size_t worker = match_worker(match, number);
            const struct operation *call = match_call_of(match, worker, number);
            uint64_t bit = (uint64_t)1 << number % 64;
            if (!match_is_loose(match, call, number) || search->beyond[number / 64] & bit ||
                operation_over(call, guard) >= before)
                continue;
            search->beyond[number / 64] |= bit;
            error = collect(search, worker, number);
        }
    } while (!error && before != search->before);
    return error;
}

/* The beginning of the batch call that `number` is of. */
static size_t batch_begin(const struct match *match, size_t worker, size_t number)
{
    while (number > match->base[worker] &&
           operation_same_call(match_call_of(match, worker, number - 1),
                               match_call_of(match, worker, number)))
        number--;
    return number;
}

/* Goes from an item's put to what precedes its get. */
static int take_step(struct search *search, size_t number)
{
    const struct match *match = search->match;
    uint32_t put = search->steps[number].put, get = match->partner[put];
    search->present = (uint32_t)number;
    if (get == MATCH_LEFT) {
        search->found = true;
        return 0;
    }
    int error = 0;
    uint64_t got = match_got(match, put);
    search->before = got > search->before ? got : search->before;
    if (get < MATCH_MOST) {
        size_t worker = match_worker(match, get);
        error = reach(search, worker, batch_begin(match, worker, get));
    }
    return error ? error : reach_by_stamps(search);
}

/* Writes the items of the steps that led to the present one. Returns how many. */
static size_t write_chain(const struct search *search, uint32_t *puts, size_t most)
{
    size_t length = 0;
    for (uint32_t step = search->present; step != FIRST; step = search->steps[step].from)
        length++;
    size_t place = length;
    for (uint32_t step = search->present; step != FIRST; step = search->steps[step].from)
        if (--place < most)
            puts[place] = search->steps[step].put;
    return length;
}

/* Notes for every call of a worker's log the last stamp at which anything mattered up to it: when
 * the call was over, and when all items were got that were put up to it, and put that were got. */
static void settle_log(struct match *match, size_t worker)
{
    uint64_t guard = match->history->guard, last = 0;
    match->left[worker] = MATCH_NONE;
    for (size_t number = match->base[worker]; number < match->base[worker + 1]; number++) {
        const struct operation *call = match_call_of(match, worker, number);
        uint32_t partner = match->partner[number];
        uint64_t over = operation_over(call, guard);
        if (partner < MATCH_MOST && operation_over(match_call(match, partner), guard) > over)
            over = operation_over(match_call(match, partner), guard);
        if (partner == MATCH_LEFT && call->answer == ANSWER_OK && match->left[worker] == MATCH_NONE)
            match->left[worker] = (uint32_t)number;
        last = over > last ? over : last;
        match->settled[number] = last;
    }
}

int program_settle(struct match *match)
{
    if (match->loose)
        return 0; /* anything may matter */
    match->settled = malloc((match_count(match) + 1) * sizeof *match->settled);
    match->left = malloc((match->history->workers + 1) * sizeof *match->left);
    if (!match->settled || !match->left)
        return ENOMEM;
    for (size_t worker = 0; worker < match->history->workers; worker++)
        settle_log(match, worker);
    return 0;
}

/* Begins each log at its first call that is not settled: all before it precedes the Empty, and so
 * do the gets of its items. Only an item that is left among them matters. Returns 0 or ENOMEM. */
static int begin(struct search *search, uint64_t invoked)
{
    const struct match *match = search->match;
    int error = 0;
    for (size_t worker = 0; worker < match->history->workers && !error; worker++) {
        size_t low = match->base[worker], high = match->settled ? match->base[worker + 1] : low;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (match->settled[middle] < invoked)
                low = middle + 1;
            else
                high = middle;
        }
        search->reached[worker] = low;
        if (match->settled && !match->history->drained && match->left[worker] < low)
            error = add_step(search, match->left[worker]);
    }
    return error;
}

int program_chain(const struct match *match, size_t worker, size_t index, uint32_t *puts,
                  size_t most, size_t *length)
{
    size_t workers = match->history->workers, number = match->base[worker] + index;
    struct search search = {.match = match, .present = FIRST, .goal = number};
    search.reached = malloc((workers + 1) * sizeof *search.reached);
    search.beyond = calloc(match->loose ? match_count(match) / 64 + 1 : 1, sizeof *search.beyond);
    int error = search.reached && search.beyond ? 0 : ENOMEM;
    if (!error) {
        search.before = match_call(match, number)->invoked;
        error = begin(&search, search.before);
    }
    if (!error)
        error = reach(&search, worker, number);
    if (!error)
        error = reach_by_stamps(&search);
    for (size_t next = 0; !error && !search.found && next < search.count; next++)
        error = take_step(&search, next);
    *length = search.found && !error ? write_chain(&search, puts, most) : 0;
    free(search.reached);
    free(search.beyond);
    free(search.steps);
    return error;
}
