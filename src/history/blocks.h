/* A table from blocks of neighbouring items to one word each.
 *
 * Items are mostly numbered in order, so a block serves many of them, and the table stays small
 * enough for the cache even when millions are inside; at worst each item has a block of its own.
 * Open addressing with linear probing. A slot whose word is 0 is free.
 */
#ifndef QLAB_HISTORY_BLOCKS_H
#define QLAB_HISTORY_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

struct block_slot {
    uint64_t block, word;
};

struct blocks {
    struct block_slot *slots;
    size_t count; /* slots that are not free */
    size_t mask;  /* number of slots - 1 */
    int shift;    /* 64 - log2 of the number of slots */
};

/* An empty table. Returns 0 or ENOMEM. */
int blocks_open(struct blocks *blocks);
void blocks_close(struct blocks *blocks);

/* Doubles the table. Returns 0 or ENOMEM (the table is then as before). */
int blocks_grow(struct blocks *blocks);

/* Takes a slot out of the table; other slots may move. */
void blocks_remove(struct blocks *blocks, struct block_slot *slot);

static inline size_t blocks_home(const struct blocks *blocks, uint64_t block)
{
    uint64_t hash = block * 0x9E3779B97F4A7C15u;
    return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u >> blocks->shift;
}

/* The block's slot, or the free one where it would go: the table is never full. */
static inline struct block_slot *blocks_look(const struct blocks *blocks, uint64_t block)
{
    size_t at = blocks_home(blocks, block);
    while (blocks->slots[at].word && blocks->slots[at].block != block)
        at = (at + 1) & blocks->mask;
    return &blocks->slots[at];
}

/* The block's slot; NULL when out of memory. A new one must be given its word at once. */
static inline struct block_slot *blocks_claim(struct blocks *blocks, uint64_t block)
{
    struct block_slot *slot = blocks_look(blocks, block);
    if (slot->word)
        return slot;
    if (blocks->count >= (blocks->mask + 1) / 4 * 3) {
        if (blocks_grow(blocks))
            return NULL;
        slot = blocks_look(blocks, block);
    }
    blocks->count++;
    slot->block = block;
    return slot;
}

#endif
