/* The items that can be inside, at the instant that a walk has come to: an item can be from its
 * put's invocation to its get's return. One that was got twice left once.
 */
#ifndef QLAB_JUDGE_KINDS_POSSIBLE_H
#define QLAB_JUDGE_KINDS_POSSIBLE_H

#include <errno.h>

#include "history/blocks.h"
#include "judge/timeline.h"

struct possible {
    struct blocks items; /* a bit an item: it can be inside */
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
    uint64_t bit = (uint64_t)1 << call->item % 64;
    struct block_slot *slot = enters ? blocks_claim(&possible->items, call->item / 64)
                                     : blocks_look(&possible->items, call->item / 64);
    if (!slot)
        return ENOMEM;
    if (enters) {
        possible->count++;
        slot->word |= bit;
    } else if (slot->word & bit) {
        possible->count--;
        slot->word &= ~bit;
        if (!slot->word)
            blocks_remove(&possible->items, slot);
    }
    return 0;
}

#endif
