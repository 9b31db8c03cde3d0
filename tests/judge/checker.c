#include "checker.h"

#include "generate.h"
#include "oracle.h"

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

/* The first get of an item, or its put; `count` if there is none. */
static size_t find_call(struct evidence all, uint64_t item, enum operation_kind kind)
{
    size_t found = all.count;
    for (size_t i = 0; i < all.count; i++)
        if (operation_item(&all.calls[i]) == item && all.calls[i].kind == kind &&
            (found == all.count || all.calls[i].invoked < all.calls[found].invoked))
            found = i;
    return found;
}

/* What comes before what: by stamps, in a log, from an item's put to its get; and all that follows
 * from these. */
static void find_order(struct evidence all, bool before[ORACLE_MOST][ORACLE_MOST])
{
    for (size_t a = 0; a < all.count; a++)
        for (size_t b = 0; b < all.count; b++)
            before[a][b] = operation_over(&all.calls[a], all.guard) < all.calls[b].invoked ||
                           flat_program_order(&all.calls[a], &all.calls[b]) ||
                           (all.calls[a].kind == OPERATION_PUT && operation_item(&all.calls[a]) &&
                            find_call(all, all.calls[a].item, OPERATION_GET) == b);
    for (size_t k = 0; k < all.count; k++)
        for (size_t a = 0; a < all.count; a++)
            for (size_t b = 0; b < all.count; b++)
                before[a][b] |= before[a][k] && before[k][b];
}

bool checker_order(struct evidence all, const struct operation *empty,
                   const struct cover_link *links, size_t length)
{
    bool before[ORACLE_MOST][ORACLE_MOST];
    size_t at = (size_t)(empty - all.calls), last = at;
    find_order(all, before);
    for (size_t i = 0; i < length; i++) {
        size_t put = find_call(all, links[i].item, OPERATION_PUT);
        if (last == all.count || put == all.count || !before[put][last])
            return false;
        last = find_call(all, links[i].item, OPERATION_GET);
    }
    return length && (last == all.count || before[at][last]);
}
