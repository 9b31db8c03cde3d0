/* The sweep: all workers' calls in one order.
 *
 * Two cursors walk each worker's log, one over invocations, one over returns, and all of them are
 * merged; of equal stamps, invocations come first. A get's invocation ends its item's certain stay,
 * a put's return begins one, and the sweep keeps how many items are certainly inside and since when
 * there has been at least one. The stays are open intervals, and the order of equal stamps is
 * exactly right for that: one stay ending where the next begins leaves that instant uncovered. When
 * an Empty returns, it is a lie iff the present piece began before the Empty was invoked. Where
 * program order tells more than stamps, the verdicts come from program.c, in the same order.
 *
 * A get that finds no put of its item, or one already got, makes the item a suspect: suspects are
 * settled afterwards.
 */
#include "judge/sweep_events.h"

#include <errno.h>

#include "judge/pending.h"

/* The stamp of the walker's next invocation that matters. */
static inline uint64_t next_invoked(const struct sweep *sweep, struct walker *walker)
{
    for (; walker->invoked < walker->end; walker->invoked++) {
        const struct operation *call = walker->invoked;
        if (call->kind == OPERATION_PUT
                ? sweep->of_items && call->answer != ANSWER_FULL
                : sweep->of_empties || operation_item(call) || call->answer == ANSWER_PENDING)
            return call->invoked;
    }
    return STAMP_NEVER;
}

/* The stamp of the walker's next return that matters. */
static inline uint64_t next_returned(struct sweep *sweep, struct walker *walker)
{
    for (; walker->returned < walker->end; walker->returned++) {
        const struct operation *call = walker->returned;
        sweep->answers[call->answer] += !walker->aside;
        if (call->answer == ANSWER_OK || (sweep->of_empties && operation_says_empty(call)))
            return operation_over(call, sweep->history->guard);
        looks_pass(&walker->looks, call);
        if (sweep->of_items && call->answer == ANSWER_GOT)
            return operation_over(call, sweep->history->guard);
    }
    return STAMP_NEVER;
}

/* What was given back may go in anywhere: it overtakes nothing, and nothing overtakes it. */
static inline bool has_place(const struct sweep *sweep, const struct operation *put)
{
    return sweep->of_items && sweep->of_items->ordered && put->manner != MANNER_BACK;
}

static inline void put_returned(struct sweep *sweep, const struct operation *put, uint64_t *word,
                                uint64_t now)
{
    if (*word & GET_RETURNED) {
        items_remove(&sweep->items, put->item, word);
        return;
    }
    if (!(*word & (GET_INVOKED | PUT_RETURNED))) {
        if (sweep->inside++ == 0)
            sweep->since = now;
        if (has_place(sweep, put))
            *word |= tickets_take(&sweep->tickets) << TICKET;
    }
    *word |= PUT_RETURNED;
}

static inline void get_invoked(struct sweep *sweep, uint64_t item, uint64_t *word)
{
    uint64_t ticket = *word >> TICKET;
    if ((*word & (PUT_RETURNED | GET_INVOKED)) == PUT_RETURNED) {
        sweep->inside--;
        if (ticket)
            tickets_return(&sweep->tickets, ticket);
    }
    if (sweep->of_items)
        *word |= GET_INVOKED;
    else if (*word & PUT_RETURNED) /* the rest does not matter */
        items_remove(&sweep->items, item, word);
    else
        *word |= GET_INVOKED | GET_RETURNED;
}

/* Returns 0 or ENOMEM. */
static int add_suspect(struct sweep *sweep, uint64_t item)
{
    uint64_t *number = items_claim(&sweep->suspects, item);
    if (number && !*number)
        *number = ++sweep->suspected;
    return number ? 0 : ENOMEM;
}

/* Whether the item of a get overtook another. */
static bool overtook(struct sweep *sweep, size_t worker, const struct operation *get, uint64_t word)
{
    const uint64_t *bits = sweep->of_items->overtook;
    size_t number = sweep->walkers[worker].base + (size_t)(get - sweep->walkers[worker].start);
    return tickets_oldest(&sweep->tickets) < (word >> BEFORE & TICKETS_MOST) ||
           (bits && bits[number / 64] >> number % 64 & 1);
}

/* Returns 0 or ENOMEM. */
static int get_returned(struct sweep *sweep, size_t worker, const struct operation *get,
                        uint64_t *word)
{
    bool regular = (*word & (PUT_INVOKED | GET_RETURNED)) == PUT_INVOKED;
    if (!regular && add_suspect(sweep, get->item))
        return ENOMEM;
    if (regular && sweep->of_items->ordered && overtook(sweep, worker, get, *word))
        faults_add(sweep->of_items->faults, FAULT_ORDER, worker,
                   (size_t)(get - sweep->walkers[worker].start));
    *word |= GET_RETURNED;
    if (*word & PUT_RETURNED)
        items_remove(&sweep->items, get->item, word);
    return 0;
}

/* Whether something that the worker had put itself was certainly inside. */
static bool own_inside(const struct sweep *sweep, const struct walker *walker,
                       const struct operation *call)
{
    size_t number = walker->base + (size_t)(call - walker->start);
    return sweep->own && sweep->own[number / 64] >> number % 64 & 1;
}

/* Returns 0 or ENOMEM. */
static int take_invocation(struct sweep *sweep, size_t worker, uint64_t now)
{
    struct walker *walker = &sweep->walkers[worker];
    const struct operation *call = walker->invoked++;
    bool put = call->kind == OPERATION_PUT;
    if (!put && sweep->of_empties) {
        sweep->before = now == sweep->latest ? sweep->before : sweep->inside;
        sweep->latest = now;
        bool attempt = call->answer != ANSWER_PENDING && !walker->aside &&
                       (sweep->before || own_inside(sweep, walker, call));
        looks_begin(&walker->looks, call, attempt, sweep->of_empties->tally);
    }
    uint64_t item = put ? call->item : pending_item(call, sweep->fates->taken, worker);
    uint64_t *word = item ? items_claim(&sweep->items, item) : NULL;
    if (item && !word)
        return ENOMEM;
    if (put)
        *word |= PUT_INVOKED | (has_place(sweep, call) ? sweep->tickets.given << BEFORE : 0);
    else if (item)
        get_invoked(sweep, item, word);
    merge_advance(&sweep->merge, next_invoked(sweep, walker));
    return 0;
}

static void take_empty(struct sweep *sweep, size_t worker, uint64_t now)
{
    const struct sweep_empties *asked = sweep->of_empties;
    struct walker *walker = &sweep->walkers[worker];
    const struct operation *empty = walker->returned;
    uint64_t instant = sweep->inside ? sweep->since : now;
    bool spurious = sweep->inside && sweep->since < empty->invoked;
    if (sweep->verdicts) {
        instant = *sweep->verdicts++;
        spurious = instant == STAMP_NEVER;
    }
    looks_end(&walker->looks, empty, spurious, asked->tally);
    if (asked->visit)
        asked->visit(asked->context, worker, (size_t)(empty - walker->start), spurious, instant);
}

/* Returns 0 or ENOMEM. */
static int take_return(struct sweep *sweep, size_t worker, uint64_t now)
{
    struct walker *walker = &sweep->walkers[worker];
    const struct operation *call = walker->returned;
    bool moves = call->answer == ANSWER_OK || call->answer == ANSWER_GOT;
    uint64_t *word = moves ? items_claim(&sweep->items, call->item) : NULL;
    if (moves && !word)
        return ENOMEM;
    if (call->answer == ANSWER_OK)
        put_returned(sweep, call, word, now);
    else if (!moves)
        take_empty(sweep, worker, now);
    else if (get_returned(sweep, worker, call, word))
        return ENOMEM;
    walker->returned++;
    merge_advance(&sweep->merge, next_returned(sweep, walker));
    return 0;
}

int sweep_run(struct sweep *sweep)
{
    size_t workers = sweep->history->workers;
    int error = 0;
    for (uint64_t now; !error && (now = sweep->merge.first.stamp) != STAMP_NEVER;) {
        size_t cursor = sweep->merge.first.cursor;
        error = cursor < workers ? take_invocation(sweep, cursor, now)
                                 : take_return(sweep, cursor - workers, now);
    }
    return error;
}

void sweep_start(struct sweep *sweep)
{
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
        walker->end = log->operations + log->count;
        merge_set(&sweep->merge, worker, next_invoked(sweep, walker));
        merge_set(&sweep->merge, workers + worker, next_returned(sweep, walker));
    }
    merge_start(&sweep->merge);
}
