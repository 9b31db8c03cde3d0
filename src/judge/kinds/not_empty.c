/* Not-empty answers, by one walk along the timeline. */
#include "judge/kinds/not_empty.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/kinds/possible.h"

/* An answer that an Empty may still prove false. */
struct claim {
    size_t worker, index;
    uint64_t over;
};

struct state {
    const struct history *history;
    const uint64_t *lies;
    uint64_t empties; /* how many Empties have returned */
    struct possible possible;
    const struct fates *fates;
    struct set lost;
    uint64_t latest;      /* the last instant at which one could; STAMP_NEVER: none */
    uint64_t gets;        /* gets under way that took something, or may have */
    uint64_t last_got;    /* when the last of those was over; 0: none */
    struct claim *claims; /* since then */
    size_t count, room;
};

/* Whether this get took something, or may have. */
static bool takes(const struct operation *call)
{
    return call->answer == ANSWER_GOT || operation_is_pending_get(call);
}

static int add_claim(struct state *state, const struct event *event)
{
    if (state->count == state->room) {
        size_t room = state->room ? 2 * state->room : 64;
        struct claim *wider = realloc(state->claims, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        state->claims = wider;
        state->room = room;
    }
    state->claims[state->count++] = (struct claim){event->worker, event->index, event->stamp};
    return 0;
}

/* An honest Empty has returned: the answers that precede it, with no get since, were false. */
static void refute_claims(struct state *state, const struct event *empty, struct faults *faults)
{
    size_t kept = 0;
    for (size_t i = 0; i < state->count; i++) {
        struct claim claim = state->claims[i];
        bool own = claim.worker == empty->worker && claim.index < empty->index;
        if (!state->gets && (own || claim.over < empty->call->invoked))
            faults_add(faults, FAULT_NOT_EMPTY, claim.worker, claim.index);
        else
            state->claims[kept++] = claim;
    }
    state->count = kept;
}

/* Whether this is the put of an item that was lost. */
static bool loses(const struct state *state, const struct operation *call)
{
    return call->answer == ANSWER_OK && state->fates->lost && set_has(&state->lost, call->item);
}

static void take_invocation(struct state *state, const struct operation *call)
{
    if (takes(call) || loses(state, call)) {
        state->gets++;
        state->count = 0;
    }
}

/* Returns 0 or ENOMEM. */
static int take_return(struct state *state, const struct event *event, struct faults *faults)
{
    const struct operation *call = event->call;
    if (state->possible.count)
        state->latest = event->stamp;
    if (takes(call)) {
        state->gets--;
        state->last_got = event->stamp;
    }
    if (operation_says_empty(call)) {
        uint64_t empty = state->empties++;
        if (!(state->lies[empty / 64] >> empty % 64 & 1))
            refute_claims(state, event, faults);
    }
    if (call->answer != ANSWER_FALSE)
        return 0;
    if (state->latest == STAMP_NEVER || state->latest < call->invoked) {
        faults_add(faults, FAULT_NOT_EMPTY, event->worker, event->index);
        return 0;
    }
    bool quiet = !state->gets && (!state->last_got || state->last_got < call->invoked);
    return quiet ? add_claim(state, event) : 0;
}

/* Where some were lost, it may have been any that no get returned. */
static int mark_all_lost(struct set *lost, const struct history *history, const struct fates *fates)
{
    if (!fates->lost)
        return 0;
    int error = fates_mark(fates, lost);
    return error ? error : fates_mark_taken(fates, history->workers, lost);
}

int not_empty_find(const struct history *history, const struct fates *fates, const uint64_t *lies,
                   struct faults *faults)
{
    struct timeline timeline;
    struct event event;
    struct state state = {.history = history, .lies = lies, .fates = fates, .latest = STAMP_NEVER};
    int error = timeline_open(&timeline, history);
    if (!error && (set_open(&state.possible.items) || set_open(&state.lost) ||
                   mark_all_lost(&state.lost, history, fates)))
        error = ENOMEM;
    while (!error && timeline_next(&timeline, &event)) {
        if (event.returns)
            error = take_return(&state, &event, faults);
        else
            take_invocation(&state, event.call);
        if (!error)
            error = possible_take(&state.possible, &event);
    }
    set_close(&state.lost);
    set_close(&state.possible.items);
    timeline_close(&timeline);
    free(state.claims);
    return error;
}
