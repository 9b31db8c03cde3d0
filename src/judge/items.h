/* A table from items to one word each, made for items that come and go in order.
 *
 * Open addressing with linear probing, but neighbouring items get neighbouring slots: the hash
 * covers all bits but the low three, which choose one of eight lanes, and the slots of all lanes
 * at one place lie side by side in memory. Items numbered in order so share cache lines, while
 * probing walks along a lane and is not disturbed by the neighbours. Lanes are turned by the hash,
 * so that items which are multiples of eight (addresses, say) use all of them.
 */
#ifndef QLAB_JUDGE_ITEMS_H
#define QLAB_JUDGE_ITEMS_H

#include <stddef.h>
#include <stdint.h>

struct item_slot {
    uint64_t item; /* 0: free */
    uint64_t value;
};

struct items {
    struct item_slot *slots;
    size_t count;
    size_t mask;   /* number of slots - 1; a power of two less one */
    unsigned lane; /* log2 of the slots of one lane */
};

/* An empty table. Returns 0 or ENOMEM. */
int items_open(struct items *items);
void items_close(struct items *items);

/* Doubles the table. Returns 0 or ENOMEM (the table is then as before). */
int items_grow(struct items *items);

/* Forgets the item of this slot; other slots may move. */
void items_remove(struct items *items, struct item_slot *slot);

/* Where probing for an item starts. Positions run along one lane, then along the next. */
static inline size_t items_home(const struct items *items, uint64_t item)
{
    uint64_t hash = (item >> 3) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
    size_t lane = (item + (hash >> 20)) & 7;
    return lane << items->lane | hash >> (64 - items->lane);
}

/* The slot of a position: the same place of all eight lanes is side by side. */
static inline struct item_slot *items_slot(const struct items *items, size_t position)
{
    return &items->slots[(position << 3 & items->mask) | position >> items->lane];
}

/* The item's slot, or the free one where it would go. Never NULL: the table is never full. */
static inline struct item_slot *items_look(const struct items *items, uint64_t item)
{
    size_t position = items_home(items, item);
    struct item_slot *slot = items_slot(items, position);
    while (slot->item != item && slot->item) {
        position = (position + 1) & items->mask;
        slot = items_slot(items, position);
    }
    return slot;
}

/* The item's slot, made with value 0 if there was none; NULL when out of memory. */
static inline struct item_slot *items_claim(struct items *items, uint64_t item)
{
    struct item_slot *slot = items_look(items, item);
    if (slot->item)
        return slot;
    if (items->count >= (items->mask + 1) / 4 * 3) {
        if (items_grow(items))
            return NULL;
        slot = items_look(items, item);
    }
    items->count++;
    *slot = (struct item_slot){item, 0};
    return slot;
}

#endif
