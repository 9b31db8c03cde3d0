/* Full answers, by one walk along the timeline that counts the items that can be inside. */
#include "judge/kinds/full.h"

#include "judge/kinds/possible.h"

/* What the walk knows. */
struct state {
    uint64_t capacity;
    struct possible possible;
    uint64_t latest; /* the last instant at which those were enough; STAMP_NEVER: none */
};

/* Returns 0 or ENOMEM. */
static int take(struct state *state, const struct event *event, struct faults *faults)
{
    const struct operation *call = event->call;
    if (event->returns && state->possible.count >= state->capacity)
        state->latest = event->stamp;
    bool could = state->latest != STAMP_NEVER && state->latest >= call->invoked;
    if (event->returns && call->answer == ANSWER_FULL && !could)
        faults_add(faults, FAULT_FULL, event->worker, event->index);
    return possible_take(&state->possible, event);
}

int full_find(const struct history *history, struct faults *faults)
{
    if (!history->capacity)
        return 0;
    struct timeline timeline;
    struct event event;
    struct state state = {.capacity = history->capacity, .latest = STAMP_NEVER};
    int error = timeline_open(&timeline, history);
    if (!error)
        error = set_open(&state.possible.items);
    while (!error && timeline_next(&timeline, &event))
        error = take(&state, &event, faults);
    set_close(&state.possible.items);
    timeline_close(&timeline);
    return error;
}
