/* A set of items: a bit each. */
#ifndef QLAB_HISTORY_SET_H
#define QLAB_HISTORY_SET_H

#include <errno.h>
#include <stdbool.h>

#include "history/blocks.h"

enum { SET_BLOCK = 64 }; /* items a word */

struct set {
    struct blocks blocks; /* by item / SET_BLOCK */
};

/* An empty set. Returns 0 or ENOMEM; close in any case. */
static inline int set_open(struct set *set)
{
    return blocks_open(&set->blocks);
}

static inline void set_close(struct set *set)
{
    blocks_close(&set->blocks);
}

static inline bool set_has(const struct set *set, uint64_t item)
{
    return blocks_look(&set->blocks, item / SET_BLOCK)->word >> item % SET_BLOCK & 1;
}

/* Returns 0, EEXIST if it was there, or ENOMEM. */
static inline int set_add(struct set *set, uint64_t item)
{
    struct block_slot *slot = blocks_claim(&set->blocks, item / SET_BLOCK);
    uint64_t bit = (uint64_t)1 << item % SET_BLOCK;
    if (!slot)
        return ENOMEM;
    if (slot->word & bit)
        return EEXIST;
    slot->word |= bit;
    return 0;
}

/* Whether it was there. */
static inline bool set_remove(struct set *set, uint64_t item)
{
    struct block_slot *slot = blocks_look(&set->blocks, item / SET_BLOCK);
    uint64_t bit = (uint64_t)1 << item % SET_BLOCK;
    if (!(slot->word & bit))
        return false;
    slot->word &= ~bit;
    if (!slot->word)
        blocks_remove(&set->blocks, slot);
    return true;
}

#endif
