/* The sweep: all workers' calls in one order.
 *
 * Two cursors walk each worker's log, one over invocations, one over returns. The earlier of the
 * two has the worker's leaf in a merge of all workers; of equal stamps, invocations come first. A
 * get's invocation ends its item's certain stay, a put's return begins one, and the sweep keeps how
 * many items are certainly inside and since when there has been at least one. The stays are open
 * intervals, and the order of equal stamps is exactly right for that: one stay ending where the
 * next begins leaves that instant uncovered. When an Empty returns, it is a lie iff the present
 * piece began before the Empty was invoked.
 *
 * A get that finds no put of its item, or one already got, makes the item a suspect: suspects are
 * settled afterwards.
 */
#include "judge/sweep_events.h"

#include <errno.h>

#include "judge/pending.h"
#include "judge/sweep_items.h"
#include "judge/sweep_looks.h"

/* The stamp of the walker's next invocation that matters. */
static inline uint64_t next_invoked(const struct sweep *sweep, struct walker *walker,
                                    struct sweep_kind kind)
{
    for (; walker->invoked < walker->end; walker->invoked++) {
        const struct operation *call = walker->invoked;
        if (kind.follow && (call == walker->start || !operation_same_call(call - 1, call)))
            walker->batch = call;
        if (call->kind == OPERATION_PUT
                ? kind.items && call->answer != ANSWER_FULL
                : kind.empties || operation_item(call) || call->answer == ANSWER_PENDING) {
            __builtin_prefetch(items_home(&sweep->items, call->item));
            __builtin_prefetch(call + MERGE_AHEAD);
            return call->invoked;
        }
    }
    return STAMP_NEVER;
}

/* The stamp of the walker's next return that matters. */
static inline uint64_t next_returned(struct sweep *sweep, struct walker *walker,
                                     struct sweep_kind kind)
{
    for (; walker->returned < walker->end; walker->returned++) {
        const struct operation *call = walker->returned;
        sweep->answers[call->answer] += !walker->aside;
        if (call->answer == ANSWER_OK || (kind.empties && operation_says_empty(call))) {
            if (!kind.items)
                __builtin_prefetch(items_home(&sweep->items, call->item));
            return operation_over(call, sweep->history->guard);
        }
        looks_pass(&walker->looks, call);
        if (kind.items && call->answer == ANSWER_GOT)
            return operation_over(call, sweep->history->guard);
    }
    return STAMP_NEVER;
}

/* The worker's earlier event: it has the leaf. */
static inline struct merge_entry earlier(const struct walker *walker, size_t worker, size_t workers)
{
    bool returns = walker->next_returned < walker->next_invoked;
    return (struct merge_entry){returns ? walker->next_returned : walker->next_invoked,
                                (uint32_t)(returns ? workers + worker : worker)};
}

/* The word of the item of a worker's present call. A sweep of Empties alone looks but once at it.
 */
static inline uint64_t *claim(struct sweep *sweep, struct walker *walker, uint64_t item,
                              struct sweep_kind kind)
{
    return kind.items ? items_claim_again(&sweep->items, item, &walker->hint)
                      : items_claim(&sweep->items, item);
}

/* The calls before the one that is invoked now are over. Returns 0, ENOMEM or EOVERFLOW. */
static int end_calls(struct sweep *sweep, struct sweep_kind kind, size_t worker)
{
    struct walker *walker = &sweep->walkers[worker];
    for (; walker->over < walker->batch; walker->over++) {
        const struct operation *call = walker->over;
        bool moves = call->answer == ANSWER_OK || call->answer == ANSWER_GOT;
        uint64_t *word = moves ? claim(sweep, walker, call->item, kind) : NULL;
        if (moves && !word)
            return ENOMEM;
        if (call->answer == ANSWER_OK)
            put_over(sweep, kind, call, word);
        else if (operation_says_empty(call))
            empty_over(sweep, walker, call);
        int error = call->answer == ANSWER_GOT ? get_over(sweep, worker, call, word) : 0;
        if (error)
            return error;
    }
    return 0;
}

/* Returns 0, ENOMEM or EOVERFLOW. */
static inline int take_invocation(struct sweep *sweep, size_t worker, uint64_t now,
                                  struct sweep_kind kind)
{
    struct walker *walker = &sweep->walkers[worker];
    const struct operation *call = walker->invoked++;
    bool put = call->kind == OPERATION_PUT;
    int error = kind.follow ? end_calls(sweep, kind, worker) : 0;
    if (error)
        return error;
    if (kind.follow)
        walker->begun = ++sweep->turn;
    if (!put && kind.empties)
        begin_look(sweep, walker, call, now, kind);
    uint64_t item = put ? call->item : pending_item(call, sweep->fates->taken, worker);
    uint64_t *word = item ? claim(sweep, walker, item, kind) : NULL;
    if (item && !word)
        return ENOMEM;
    if (put)
        *word |= PUT_INVOKED |
                 (kind.items && has_place(sweep, call) ? sweep->tickets.given << BEFORE : 0);
    else if (item)
        get_invoked(sweep, kind, item, word);
    walker->next_invoked = next_invoked(sweep, walker, kind);
    return 0;
}

/* Returns 0, ENOMEM or EOVERFLOW. */
static inline int take_return(struct sweep *sweep, size_t worker, uint64_t now,
                              struct sweep_kind kind)
{
    struct walker *walker = &sweep->walkers[worker];
    const struct operation *call = walker->returned;
    bool over = kind.follow && walker->over > call;
    bool put = call->answer == ANSWER_OK, got = call->answer == ANSWER_GOT;
    bool moves =
        put || (got && !over); /* of a get that was over nothing may be left in the table */
    uint64_t *word = moves ? claim(sweep, walker, call->item, kind) : NULL;
    if (moves && !word)
        return ENOMEM;
    if (kind.follow)
        sweep->turn++;
    int error = 0;
    if (put) {
        if (kind.items && !over)
            put_over(sweep, kind, call, word);
        put_returned(sweep, call, word, now);
    } else if (!got) {
        if (!over && kind.follow)
            empty_over(sweep, walker, call);
        error = take_empty(sweep, worker, now, kind);
    } else if (!over) {
        error = get_over(sweep, worker, call, word);
    }
    if (kind.follow && !over)
        walker->over = call + 1;
    walker->returned++;
    walker->next_returned = next_returned(sweep, walker, kind);
    return error;
}

static inline int run(struct sweep *sweep, struct sweep_kind kind)
{
    size_t workers = sweep->history->workers;
    int error = 0;
    for (uint64_t now; !error && (now = sweep->merge.first.stamp) != STAMP_NEVER;) {
        size_t cursor = sweep->merge.first.cursor,
               worker = cursor < workers ? cursor : cursor - workers;
        error = cursor < workers ? take_invocation(sweep, worker, now, kind)
                                 : take_return(sweep, worker, now, kind);
        merge_replace(&sweep->merge, worker, earlier(&sweep->walkers[worker], worker, workers));
    }
    return error;
}

/* Flat: a sweep of each kind gets its own copy of all that it calls here. */
__attribute__((flatten)) int sweep_run(struct sweep *sweep)
{
    if (sweep->follow)
        return sweep->of_empties ? run(sweep, (struct sweep_kind){true, true, true})
                                 : run(sweep, (struct sweep_kind){true, false, true});
    if (!sweep->of_empties)
        return run(sweep, (struct sweep_kind){true, false, false});
    return sweep->of_items ? run(sweep, (struct sweep_kind){true, true, false})
                           : run(sweep, (struct sweep_kind){false, true, false});
}

void sweep_start(struct sweep *sweep)
{
    const struct sweep_kind kind = {sweep->of_items, sweep->of_empties, sweep->follow};
    size_t workers = sweep->history->workers, base = 0;
    for (size_t worker = 0; worker < workers; base += sweep->history->logs[worker++].count) {
        const struct history_log *log = &sweep->history->logs[worker];
        struct walker *walker = &sweep->walkers[worker];
        *walker = (struct walker){.looks = {.first_invoked = true, .first_returned = true},
                                  .base = base,
                                  .aside = log->aside};
        if (!log->count)
            continue;
        walker->invoked = walker->returned = walker->start = log->operations;
        walker->over = walker->kept = walker->batch = log->operations;
        walker->end = log->operations + log->count;
        walker->next_invoked = next_invoked(sweep, walker, kind);
        walker->next_returned = next_returned(sweep, walker, kind);
        merge_set_leaf(&sweep->merge, worker, earlier(walker, worker, workers));
    }
    merge_start(&sweep->merge);
}
