/* The items that are certainly inside, at the instant that a sweep has come to. */
#ifndef QLAB_JUDGE_INSIDE_H
#define QLAB_JUDGE_INSIDE_H

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#include "history/blocks.h"

/* What is known of an item: two bits in the word of its block. */
enum mark {
    MARK_NONE,
    MARK_INSIDE,      /* it is certainly inside */
    MARK_ALREADY_GOT, /* its get was invoked before its put returned */
};
enum { BLOCK = 32 }; /* items a block */

struct inside {
    struct blocks marks; /* by block of items */
    size_t depth;        /* how many items are certainly inside */
    uint64_t since;      /* if any is: since when at least one has been */
};

/* An item without mark gets `set`; one with the mark `clear` loses it; others stay as they are.
 * Returns the mark it had, or -1 when out of memory. */
static inline int change_mark(struct blocks *marks, uint64_t item, enum mark set, enum mark clear)
{
    struct block_slot *slot = blocks_claim(marks, item / BLOCK);
    if (!slot)
        return -1;
    unsigned place = (unsigned)(item % BLOCK * 2);
    enum mark mark = (enum mark)(slot->word >> place & 3);
    if (mark == MARK_NONE) {
        slot->word |= (uint64_t)set << place;
    } else if (mark == clear) {
        slot->word ^= (uint64_t)clear << place;
        if (!slot->word)
            blocks_remove(marks, slot);
    }
    return mark;
}

/* An item's certain stay begins, unless it is over already. Returns 0 or ENOMEM. */
static inline int inside_begin(struct inside *inside, uint64_t item, uint64_t now)
{
    int mark = change_mark(&inside->marks, item, MARK_INSIDE, MARK_ALREADY_GOT);
    if (mark == MARK_NONE && inside->depth++ == 0)
        inside->since = now;
    return mark < 0 ? ENOMEM : 0;
}

/* An item's certain stay ends, or will not begin. Returns 0 or ENOMEM. */
static inline int inside_end(struct inside *inside, uint64_t item)
{
    int mark = change_mark(&inside->marks, item, MARK_ALREADY_GOT, MARK_INSIDE);
    inside->depth -= mark == MARK_INSIDE;
    return mark < 0 ? ENOMEM : 0;
}

#endif
