/* Order by program: within the log of one putter, and within that of one getter.
 *
 * y overtook x iff put(x) -> put(y) and get(y) -> get(x). One worker put both: walk its log
 * forwards and keep when the last of the items put so far began to be got. One worker got both:
 * walk its log backwards and keep the earliest put of the items got later.
 */
#include "judge/kinds/order.h"

#include <errno.h>
#include <stdlib.h>

struct walk {
    const struct match *match;
    uint64_t *overtook;
    bool putters_only, lost;
    size_t *earliest; /* by putter: the earliest of its puts whose items this getter got later */
    size_t *getter;   /* by putter: for which getter (+ 1) that holds */
};

/* Whether a put tells of order: its item went in at the end, and is not lost. */
static bool has_place(const struct walk *walk, const struct operation *put, size_t number)
{
    uint32_t partner = walk->match->partner[number];
    if (put->kind != OPERATION_PUT || put->answer == ANSWER_FULL || put->manner == MANNER_BACK)
        return false;
    return partner != MATCH_GONE && !(walk->lost && partner == MATCH_LEFT) &&
           !match_is_loose(walk->match, put, number);
}

static void blame(const struct walk *walk, size_t get)
{
    walk->overtook[get / 64] |= (uint64_t)1 << get % 64;
}

/* The end of the batch call that begins at `number`, or one beyond a call alone. */
static size_t batch_end(const struct match *match, size_t worker, size_t number)
{
    size_t end = number + 1;
    while (end < match->base[worker + 1] &&
           operation_same_call(match_call_of(match, worker, end),
                               match_call_of(match, worker, number)))
        end++;
    return end;
}

static void walk_putter(const struct walk *walk, size_t worker)
{
    const struct match *match = walk->match;
    uint64_t latest = 0, guard = match->history->guard;
    for (size_t number = match->base[worker], end; number < match->base[worker + 1]; number = end) {
        uint64_t batch = 0;
        end = batch_end(match, worker, number);
        for (size_t put = number; put < end; put++) {
            if (!has_place(walk, match_call_of(match, worker, put), put))
                continue;
            uint32_t get = match->partner[put];
            if (get < MATCH_MOST && operation_over(match_call(match, get), guard) < latest)
                blame(walk, get);
            uint64_t got = match_got(match, put);
            batch = got > batch ? got : batch;
        }
        latest = batch > latest ? batch : latest;
    }
}

/* The calls [begin, end) of a getter are one call, or one batch. */
static void walk_gets(const struct walk *walk, size_t worker, size_t begin, size_t end,
                      uint64_t *earliest_over)
{
    const struct match *match = walk->match;
    for (int keep = 0; keep < 2; keep++)
        for (size_t get = begin; get < end; get++) {
            size_t put = match->partner[get];
            if (match_call_of(match, worker, get)->answer != ANSWER_GOT || put >= MATCH_MOST)
                continue;
            size_t putter = match_worker(match, put);
            const struct operation *call = match_call_of(match, putter, put);
            if (!has_place(walk, call, put))
                continue;
            bool known = walk->getter[putter] == worker + 1;
            if (!keep) {
                bool own = known && walk->earliest[putter] < put &&
                           !operation_same_call(
                               match_call_of(match, putter, walk->earliest[putter]), call);
                if (own || (!walk->putters_only && *earliest_over < call->invoked))
                    blame(walk, get);
                continue;
            }
            uint64_t over = operation_over(call, match->history->guard);
            *earliest_over = over < *earliest_over ? over : *earliest_over;
            if (!known || put < walk->earliest[putter])
                walk->earliest[putter] = put;
            walk->getter[putter] = worker + 1;
        }
}

static void walk_getter(const struct walk *walk, size_t worker)
{
    const struct match *match = walk->match;
    uint64_t earliest_over = STAMP_NEVER;
    for (size_t end = match->base[worker + 1], begin; end > match->base[worker]; end = begin) {
        begin = end - 1;
        while (begin > match->base[worker] &&
               operation_same_call(match_call_of(match, worker, begin - 1),
                                   match_call_of(match, worker, begin)))
            begin--;
        walk_gets(walk, worker, begin, end, &earliest_over);
    }
}

uint64_t *order_by_program(const struct match *match, bool putters_only, bool lost)
{
    size_t workers = match->history->workers;
    struct walk walk = {.match = match, .putters_only = putters_only, .lost = lost};
    walk.overtook = calloc(match_count(match) / 64 + 1, sizeof *walk.overtook);
    walk.earliest = calloc(workers + 1, sizeof *walk.earliest);
    walk.getter = calloc(workers + 1, sizeof *walk.getter);
    if (walk.overtook && walk.earliest && walk.getter) {
        for (size_t worker = 0; worker < workers; worker++)
            walk_putter(&walk, worker);
        for (size_t worker = 0; worker < workers; worker++)
            walk_getter(&walk, worker);
    } else {
        free(walk.overtook);
        walk.overtook = NULL;
    }
    free(walk.earliest);
    free(walk.getter);
    return walk.overtook;
}
