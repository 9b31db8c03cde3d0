/* The items that can be inside, at the instant that a walk has come to: an item can be from its
 * put's invocation to its get's return. One that was got twice left once.
 */
#ifndef QLAB_JUDGE_KINDS_POSSIBLE_H
#define QLAB_JUDGE_KINDS_POSSIBLE_H

#include <errno.h>

#include "history/set.h"
#include "judge/timeline.h"

struct possible {
    struct set items;
    uint64_t count;
};

/* A put was invoked, or a get returned: other events change nothing. Returns 0 or ENOMEM. */
static inline int possible_take(struct possible *possible, const struct event *event)
{
    const struct operation *call = event->call;
    bool enters = !event->returns && call->kind == OPERATION_PUT && call->answer != ANSWER_FULL;
    bool leaves = event->returns && call->answer == ANSWER_GOT;
    if (!enters && !leaves)
        return 0;
    if (leaves) {
        possible->count -= set_remove(&possible->items, call->item);
        return 0;
    }
    possible->count++;
    return set_add(&possible->items, call->item) == ENOMEM ? ENOMEM : 0;
}

#endif
