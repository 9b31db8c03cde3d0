/* Matching: one pass over the puts, one over the gets. */
#include "judge/match.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/items.h"

/* Fills `puts` with the number of every item's put, one too high, and marks them all as left. */
static int note_puts(struct match *match, struct items *puts)
{
    for (size_t worker = 0; worker < match->history->workers; worker++)
        for (size_t number = match->base[worker]; number < match->base[worker + 1]; number++) {
            const struct operation *call = match_call_of(match, worker, number);
            bool in = call->kind == OPERATION_PUT && call->answer != ANSWER_FULL;
            uint64_t *word = in ? items_claim(puts, call->item) : NULL;
            match->partner[number] = in ? MATCH_LEFT : MATCH_NONE;
            if (in && !word)
                return ENOMEM;
            if (word)
                *word = number + 1;
        }
    return 0;
}

/* Whether the get, call number `get`, was over before the put was invoked. */
static bool is_before(const struct match *match, const struct operation *got, size_t get,
                      size_t put)
{
    size_t worker = match_worker(match, put);
    const struct operation *call = match_call_of(match, worker, put);
    bool own = get < put && get >= match->base[worker];
    return own || operation_over(got, match->history->guard) < call->invoked;
}

static void link_get(struct match *match, const struct operation *got, size_t get, size_t put)
{
    uint32_t before = match->partner[put];
    if (before == MATCH_GONE || is_before(match, got, get, put)) {
        if (before < MATCH_MOST)
            match->partner[before] = MATCH_NONE;
        match->partner[put] = MATCH_GONE;
        return;
    }
    if (before < MATCH_MOST) {
        if (match_call(match, before)->invoked <= got->invoked)
            return;
        match->partner[before] = MATCH_NONE;
    }
    match->partner[put] = (uint32_t)get;
    match->partner[get] = (uint32_t)put;
}

static void link_gets(struct match *match, const struct items *puts)
{
    for (size_t worker = 0; worker < match->history->workers; worker++)
        for (size_t number = match->base[worker]; number < match->base[worker + 1]; number++) {
            const struct operation *call = match_call_of(match, worker, number);
            uint64_t put = call->answer == ANSWER_GOT ? items_word(puts, call->item) : 0;
            if (put)
                link_get(match, call, number, put - 1);
        }
}

static int by_put(const void *left, const void *right)
{
    const struct match_taken *a = left, *b = right;
    return (a->put > b->put) - (a->put < b->put);
}

/* Marks what pending gets are taken to have got. Returns 0 or ENOMEM. */
static int note_pending(struct match *match, const struct items *puts)
{
    match->pending = malloc((match->history->workers + 1) * sizeof *match->pending);
    if (!match->pending)
        return ENOMEM;
    for (size_t worker = 0; worker < match->history->workers; worker++) {
        const struct history_log *log = &match->history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        match->loose |= last && operation_is_pending_get(last);
        uint64_t item = match->taken ? match->taken[worker] : 0;
        uint64_t put = item ? items_word(puts, item) : 0;
        if (!last || !put || match->partner[put - 1] != MATCH_LEFT)
            continue;
        match->partner[put - 1] = MATCH_PENDING;
        match->pending[match->pendings++] =
            (struct match_taken){(uint32_t)(put - 1), last->invoked};
    }
    qsort(match->pending, match->pendings, sizeof *match->pending, by_put);
    return 0;
}

int match_open(struct match *match, const struct history *history, const uint64_t *taken)
{
    *match = (struct match){.history = history, .taken = taken};
    match->base = malloc((history->workers + 1) * sizeof *match->base);
    if (!match->base)
        return ENOMEM;
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        match->base[worker] = count;
        count += history->logs[worker].count;
    }
    match->base[history->workers] = count;
    if (count >= MATCH_MOST)
        return EOVERFLOW;
    struct items puts = {0};
    match->partner = malloc((count + 1) * sizeof *match->partner);
    int error = match->partner && !items_open(&puts) ? note_puts(match, &puts) : ENOMEM;
    if (!error) {
        link_gets(match, &puts);
        error = note_pending(match, &puts);
    }
    items_close(&puts);
    return error;
}

void match_close(struct match *match)
{
    free(match->base);
    free(match->partner);
    free(match->pending);
    free(match->settled);
    free(match->left);
}

uint64_t match_got(const struct match *match, size_t put)
{
    uint32_t partner = match->partner[put];
    if (partner < MATCH_MOST)
        return match_call(match, partner)->invoked;
    if (partner == MATCH_LEFT)
        return STAMP_NEVER;
    const struct match_taken key = {.put = (uint32_t)put};
    const struct match_taken *taken =
        partner == MATCH_PENDING
            ? bsearch(&key, match->pending, match->pendings, sizeof key, by_put)
            : NULL;
    return taken ? taken->invoked : 0;
}
