#include "checker.h"

/* How many gets of `item` (0: pending gets) were invoked before `stamp`. */
static size_t gets_before(struct evidence all, uint64_t item, uint64_t stamp)
{
    size_t gets = 0;
    for (const struct operation *call = all.calls; call < all.calls + all.count; call++)
        gets += call->kind == OPERATION_GET && call->invoked < stamp && call->item == item &&
                call->answer == (item ? ANSWER_GOT : ANSWER_PENDING);
    return gets;
}

/* How many items that nobody got were in before `stamp` (or at it, but with a lower number). */
static size_t left_before(struct evidence all, uint64_t stamp, uint64_t item)
{
    size_t left = 0;
    for (const struct operation *call = all.calls; call < all.calls + all.count; call++) {
        uint64_t in = operation_over(call, all.guard);
        left += call->answer == ANSWER_OK && (in < stamp || (in == stamp && call->item < item)) &&
                !gets_before(all, call->item, STAMP_NEVER);
    }
    return left;
}

bool checker_chain(struct evidence all, const struct operation *empty,
                   const struct cover_link *links, size_t length)
{
    uint64_t reached = empty->invoked;
    for (const struct cover_link *link = links; link < links + length; reached = link++->until) {
        bool put = false, got = gets_before(all, link->item, STAMP_NEVER);
        for (const struct operation *call = all.calls; call < all.calls + all.count; call++)
            put |= call->answer == ANSWER_OK && call->item == link->item &&
                   operation_over(call, all.guard) == link->from;
        size_t gone = gets_before(all, got ? link->item : 0, link->until);
        size_t allowed = got ? 0 : left_before(all, link->from, link->item);
        if (!put || gone > allowed || link->from >= reached || link->until <= reached)
            return false;
    }
    return length && operation_over(empty, all.guard) < reached;
}

bool checker_instant(struct evidence all, const struct operation *empty, uint64_t instant)
{
    for (const struct operation *call = all.calls; call < all.calls + all.count; call++)
        if (call->answer == ANSWER_OK && operation_over(call, all.guard) < instant &&
            gets_before(all, call->item, STAMP_NEVER) && !gets_before(all, call->item, instant + 1))
            return false;
    return empty->invoked <= instant && instant <= operation_over(empty, all.guard) &&
           left_before(all, instant, 0) <= gets_before(all, 0, instant + 1);
}
