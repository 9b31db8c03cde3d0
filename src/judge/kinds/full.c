/* Full answers, by one walk along the timeline that counts the items that can be inside. */
#include "judge/kinds/full.h"

#include "judge/timeline.h"

/* What the walk knows. */
struct state {
    uint64_t capacity, can_be; /* how many items can be inside */
    uint64_t latest;           /* the last instant at which that were enough; STAMP_NEVER: none */
};

static void take(struct state *state, const struct event *event, struct faults *faults)
{
    const struct operation *call = event->call;
    bool puts = call->kind == OPERATION_PUT && call->answer != ANSWER_FULL;
    if (!event->returns) {
        state->can_be += puts;
        return;
    }
    bool enough = state->can_be >= state->capacity;
    state->latest = enough ? event->stamp : state->latest;
    if (call->answer == ANSWER_GOT && state->can_be)
        state->can_be--;
    bool could = state->latest != STAMP_NEVER && state->latest >= call->invoked;
    if (call->answer == ANSWER_FULL && !could)
        faults_add(faults, FAULT_FULL, event->worker, event->index);
}

int full_find(const struct history *history, struct faults *faults)
{
    if (!history->capacity)
        return 0;
    struct timeline timeline;
    struct event event;
    struct state state = {.capacity = history->capacity, .latest = STAMP_NEVER};
    int error = timeline_open(&timeline, history);
    while (!error && timeline_next(&timeline, &event))
        take(&state, &event, faults);
    timeline_close(&timeline);
    return error;
}
