/* Not-empty answers, by one walk along the timeline. */
#include "judge/kinds/not_empty.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/timeline.h"

/* An answer that an Empty may still prove false. */
struct claim {
    size_t worker, index;
    uint64_t over;
};

struct state {
    const struct history *history;
    const uint64_t *lies;
    uint64_t empties;     /* how many Empties have returned */
    uint64_t can_be;      /* how many items can be inside */
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

static void take_invocation(struct state *state, const struct operation *call)
{
    state->can_be += call->kind == OPERATION_PUT && call->answer != ANSWER_FULL;
    if (takes(call)) {
        state->gets++;
        state->count = 0;
    }
}

/* Returns 0 or ENOMEM. */
static int take_return(struct state *state, const struct event *event, struct faults *faults)
{
    const struct operation *call = event->call;
    if (state->can_be)
        state->latest = event->stamp;
    if (takes(call)) {
        state->gets--;
        state->last_got = event->stamp;
        state->can_be -= state->can_be > 0;
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

int not_empty_find(const struct history *history, const uint64_t *lies, struct faults *faults)
{
    struct timeline timeline;
    struct event event;
    struct state state = {.history = history, .lies = lies, .latest = STAMP_NEVER};
    int error = timeline_open(&timeline, history);
    while (!error && timeline_next(&timeline, &event)) {
        if (event.returns)
            error = take_return(&state, &event, faults);
        else
            take_invocation(&state, event.call);
    }
    timeline_close(&timeline);
    free(state.claims);
    return error;
}
