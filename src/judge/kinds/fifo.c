/* The whole-FIFO check, by one sweep through time like that of emptiness.c.
 *
 * When a put returns and its item is not being got yet, the item takes the next ticket; it holds
 * it until its get is invoked. When a put of y is invoked, the tickets given so far are exactly
 * those of items put wholly before y. So when the get of y returns, the order was broken iff the
 * oldest ticket still held is one of those. Gets that find no such put, or one already got, are
 * suspects, and counted afterwards.
 */
#include "judge/kinds/fifo.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/items.h"
#include "judge/merge.h"
#include "judge/pending.h"
#include "judge/kinds/suspects.h"

/* An item's word in the table: what has happened to it, the tickets given when its put was invoked
 * (30 bits from BEFORE), its own ticket (30 bits from TICKET). */
enum { PUT_INVOKED = 1, PUT_RETURNED = 2, GET_INVOKED = 4, GET_RETURNED = 8 };
enum { BEFORE = 4, TICKET = 34 };
static const uint64_t TICKETS_MOST = ((uint64_t)1 << 30) - 1;

struct cursor {
    const struct operation *at, *end;
};

struct sweep {
    struct cursor *cursors; /* cursor w: invocations of worker w; workers + w: its returns */
    size_t workers;
    uint64_t guard;
    const struct history *history;
    const uint64_t *taken;
    const size_t *base;       /* by worker: how many calls those before it made */
    const uint64_t *overtook; /* order_by_program's; NULL: stamps tell all */
    struct merge merge;
    struct items items;
    struct items suspects;
    size_t suspected; /* how many suspects; they are numbered from 1 */
    uint64_t *held;   /* one bit a ticket: its item is inside */
    uint64_t given;   /* tickets so far */
    uint64_t oldest;  /* no ticket below this is held */
    struct faults *faults;
    bool ordered; /* order matters */
};

/* The stamp of the next call of this cursor that moves an item, or may have. */
static uint64_t next_stamp(const struct sweep *sweep, struct cursor *cursor, bool returns)
{
    for (; cursor->at < cursor->end; cursor->at++) {
        uint8_t answer = cursor->at->answer;
        if (answer == ANSWER_OK || answer == ANSWER_GOT || answer == ANSWER_PENDING)
            return returns ? operation_over(cursor->at, sweep->guard) : cursor->at->invoked;
    }
    return STAMP_NEVER;
}

static bool ticket_held(const struct sweep *sweep, uint64_t ticket)
{
    return sweep->held[ticket / 64] >> ticket % 64 & 1;
}

/* The oldest ticket still held, or the next to be given if none is. */
static uint64_t oldest_held(struct sweep *sweep)
{
    while (sweep->oldest < sweep->given && !ticket_held(sweep, sweep->oldest))
        sweep->oldest++;
    return sweep->oldest;
}

/* What was given back may go in anywhere: it overtakes nothing, and nothing overtakes it. */
static bool has_place(const struct operation *put)
{
    return put->manner != MANNER_BACK;
}

static void put_invoked(const struct sweep *sweep, const struct operation *put, uint64_t *word)
{
    *word |= PUT_INVOKED | (has_place(put) ? sweep->given << BEFORE : 0);
}

static void put_returned(struct sweep *sweep, const struct operation *put, uint64_t *word)
{
    if (*word & GET_RETURNED) {
        items_remove(&sweep->items, put->item, word);
        return;
    }
    if (!(*word & (GET_INVOKED | PUT_RETURNED)) && has_place(put)) {
        sweep->held[sweep->given / 64] |= (uint64_t)1 << sweep->given % 64;
        *word |= sweep->given++ << TICKET;
    }
    *word |= PUT_RETURNED;
}

static void get_invoked(struct sweep *sweep, uint64_t *word)
{
    uint64_t ticket = *word >> TICKET;
    if ((*word & (PUT_RETURNED | GET_INVOKED)) == PUT_RETURNED)
        sweep->held[ticket / 64] &= ~((uint64_t)1 << ticket % 64);
    *word |= GET_INVOKED;
}

/* Returns 0 or ENOMEM. */
static int add_suspect(struct sweep *sweep, uint64_t item)
{
    uint64_t *number = items_claim(&sweep->suspects, item);
    if (number && !*number)
        *number = ++sweep->suspected;
    return number ? 0 : ENOMEM;
}

/* Whether the item of a get overtook another, as far as program order tells. */
static bool overtook(const struct sweep *sweep, size_t worker, size_t index)
{
    size_t number = sweep->overtook ? sweep->base[worker] + index : 0;
    return sweep->overtook && sweep->overtook[number / 64] >> number % 64 & 1;
}

/* Returns 0 or ENOMEM. */
static int get_returned(struct sweep *sweep, size_t worker, const struct operation *get,
                        uint64_t item, uint64_t *word)
{
    size_t index = (size_t)(get - sweep->history->logs[worker].operations);
    bool regular = (*word & (PUT_INVOKED | GET_RETURNED)) == PUT_INVOKED;
    if (!regular && add_suspect(sweep, item))
        return ENOMEM;
    if (regular && sweep->ordered &&
        (oldest_held(sweep) < (*word >> BEFORE & TICKETS_MOST) || overtook(sweep, worker, index)))
        faults_add(sweep->faults, FAULT_ORDER, worker, index);
    *word |= GET_RETURNED;
    if (*word & PUT_RETURNED)
        items_remove(&sweep->items, item, word);
    return 0;
}

/* Takes every event in order. Returns 0 or ENOMEM. */
static int run(struct sweep *sweep)
{
    struct merge *merge = &sweep->merge;
    while (merge->first.stamp != STAMP_NEVER) {
        size_t number = merge->first.cursor;
        bool returns = number >= sweep->workers;
        struct cursor *cursor = &sweep->cursors[number];
        const struct operation *call = cursor->at++;
        uint64_t item = call->kind == OPERATION_PUT
                            ? call->item
                            : pending_item(call, sweep->taken, number % sweep->workers);
        merge_advance(merge, next_stamp(sweep, cursor, returns));
        if (!item)
            continue;
        uint64_t *word = items_claim(&sweep->items, item);
        if (!word)
            return ENOMEM;
        if (call->kind == OPERATION_PUT && returns)
            put_returned(sweep, call, word);
        else if (call->kind == OPERATION_PUT)
            put_invoked(sweep, call, word);
        else if (!returns)
            get_invoked(sweep, word);
        else if (get_returned(sweep, number % sweep->workers, call, item, word))
            return ENOMEM;
    }
    return 0;
}

/* Puts all cursors at the start of their logs. */
static void start(struct sweep *sweep, const struct history *history)
{
    for (size_t number = 0; number < 2 * history->workers; number++) {
        bool returns = number >= history->workers;
        const struct history_log *log = &history->logs[number % history->workers];
        struct cursor *cursor = &sweep->cursors[number];
        *cursor = (struct cursor){NULL, NULL};
        if (!log->count)
            continue;
        *cursor = (struct cursor){log->operations, log->operations + log->count};
        merge_set(&sweep->merge, number, next_stamp(sweep, cursor, returns));
    }
    merge_start(&sweep->merge);
}

static size_t count_puts(const struct history *history)
{
    size_t puts = 0;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            puts += history->logs[worker].operations[i].answer == ANSWER_OK;
    return puts;
}

/* The items that were lost are taken to have been got before they were put. */
static int take_lost(struct sweep *sweep, const struct fates *fates)
{
    for (size_t i = 0; fates->lost && i < fates->count; i++) {
        uint64_t *word = items_claim(&sweep->items, fates->left[i]);
        if (!word)
            return ENOMEM;
        *word = GET_INVOKED | GET_RETURNED;
    }
    return 0;
}

/* After the sweep the table holds what went in and did not come out. */
static int list_left(const struct sweep *sweep, struct fates *left)
{
    uint64_t item, word;
    for (size_t place = 0; items_next(&sweep->items, &place, &item, &word);)
        if ((word & (PUT_RETURNED | GET_INVOKED)) == PUT_RETURNED && fates_add(left, item))
            return ENOMEM;
    fates_sort(left);
    return 0;
}

int fifo_sweep(const struct history *history, const struct fates *fates, bool ordered,
               const struct match *match, const uint64_t *overtook_by_program,
               struct faults *faults, struct fates *left)
{
    size_t puts = count_puts(history);
    if (puts >= TICKETS_MOST)
        return EOVERFLOW;
    struct sweep sweep = {.workers = history->workers,
                          .guard = history->guard,
                          .history = history,
                          .taken = fates->taken,
                          .base = match ? match->base : NULL,
                          .overtook = overtook_by_program,
                          .given = 1,
                          .oldest = 1,
                          .faults = faults,
                          .ordered = ordered};
    sweep.cursors = malloc((2 * history->workers + 1) * sizeof *sweep.cursors);
    sweep.held = calloc((puts + 1) / 64 + 1, sizeof *sweep.held);
    int error = ENOMEM;
    if (sweep.cursors && sweep.held && !items_open(&sweep.items) && !items_open(&sweep.suspects) &&
        !merge_open(&sweep.merge, 2 * history->workers) && !take_lost(&sweep, fates)) {
        start(&sweep, history);
        error = run(&sweep);
    }
    if (!error && left)
        error = list_left(&sweep, left);
    if (!error)
        error = suspects_settle(history, &sweep.suspects, sweep.suspected, faults);
    merge_close(&sweep.merge);
    items_close(&sweep.suspects);
    items_close(&sweep.items);
    free(sweep.held);
    free(sweep.cursors);
    return error;
}
