/* A table from items to one nonzero word each, made for items that come and go in order.
 *
 * Four neighbouring items share a group, and the groups in use are found by a table of blocks. So
 * items numbered in order share cache lines, whatever their order in time.
 */
#ifndef QLAB_JUDGE_ITEMS_H
#define QLAB_JUDGE_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/blocks.h"

enum { ITEM_GROUP = 4 };

struct item_group {
    uint64_t words[ITEM_GROUP]; /* of a vacant group the first is the number of the next vacant */
};

struct items {
    struct blocks blocks;      /* block: item / ITEM_GROUP, word: number of its group, from 1 */
    struct item_group *groups; /* groups[0] is not used */
    size_t used, room;
    uint64_t vacant; /* the first of those given back; 0 if none */
};

/* An empty table. Returns 0 or ENOMEM. */
int items_open(struct items *items);
void items_close(struct items *items);

/* The number of an empty group, or 0 when out of memory. */
uint64_t items_new_group(struct items *items);

/* Gives back the item's group, which has become empty. */
void items_free_group(struct items *items, uint64_t item);

/* The item's word; 0 if it is not in the table. */
static inline uint64_t items_word(const struct items *items, uint64_t item)
{
    const struct block_slot *slot = blocks_look(&items->blocks, item / ITEM_GROUP);
    return slot->word ? items->groups[slot->word].words[item % ITEM_GROUP] : 0;
}

/* Where items_word and items_claim will look first. Fetched some hundred nanoseconds before, it is
 * there when they do, even if millions of items are in the table. (No function that fetches: gcc
 * drops one that only prefetches, as if it had no effect.) */
static inline const void *items_home(const struct items *items, uint64_t item)
{
    return &items->blocks.slots[blocks_home(&items->blocks, item / ITEM_GROUP)];
}

/* The slot of the item's block, made if it is new; NULL when out of memory. */
static inline struct block_slot *items_slot(struct items *items, uint64_t item)
{
    struct block_slot *slot = blocks_look(&items->blocks, item / ITEM_GROUP);
    if (!slot->word) {
        uint64_t group = items_new_group(items);
        slot = group ? blocks_claim(&items->blocks, item / ITEM_GROUP) : NULL;
        if (!slot)
            return NULL;
        slot->word = group;
    }
    return slot;
}

/* The place of the item's word, which is 0 if the item is new and must then be set; NULL when out
 * of memory. Valid until the next claim. */
static inline uint64_t *items_claim(struct items *items, uint64_t item)
{
    struct block_slot *slot = items_slot(items, item);
    return slot ? &items->groups[slot->word].words[item % ITEM_GROUP] : NULL;
}

/* The same for an item that was claimed before with this *hint, any number at first: where it was
 * then it mostly still is, and a slot that holds its block is the block's, whatever led there. */
static inline uint64_t *items_claim_again(struct items *items, uint64_t item, size_t *hint)
{
    struct block_slot *slot = &items->blocks.slots[*hint & items->blocks.mask];
    if (slot->block != item / ITEM_GROUP || !slot->word) {
        slot = items_slot(items, item);
        if (!slot)
            return NULL;
        *hint = (size_t)(slot - items->blocks.slots);
    }
    return &items->groups[slot->word].words[item % ITEM_GROUP];
}

/* Forgets the item whose word is at `word`. */
static inline void items_remove(struct items *items, uint64_t item, uint64_t *word)
{
    const uint64_t *words = word - item % ITEM_GROUP;
    *word = 0;
    if (!(words[0] | words[1] | words[2] | words[3]))
        items_free_group(items, item);
}

/* Goes through the table: the next item from *place on (0 at first) and its word. False at the end.
 */
bool items_next(const struct items *items, size_t *place, uint64_t *item, uint64_t *word);

#endif
