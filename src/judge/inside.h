/* Which items are inside: two bits an item, for very many items.
 *
 * A table from blocks of 32 neighbouring items to 64 bits, by open addressing with linear probing.
 * Items are mostly numbered in order, so a block serves many; at worst each has its own. A slot
 * without any mark is free.
 */
#ifndef QLAB_JUDGE_INSIDE_H
#define QLAB_JUDGE_INSIDE_H

#include <stddef.h>
#include <stdint.h>

/* What is known of an item. */
enum inside_mark {
    MARK_NONE,
    MARK_INSIDE,      /* it is certainly inside */
    MARK_ALREADY_GOT, /* its get was invoked before its put returned */
};

struct inside_slot {
    uint64_t block; /* item / 32 */
    uint64_t marks;
};

struct inside {
    struct inside_slot *slots;
    size_t count; /* slots that are not free */
    size_t mask;  /* number of slots - 1 */
    int shift;    /* 64 - log2 of the number of slots */
};

/* An empty table. Returns 0 or ENOMEM. */
int inside_open(struct inside *inside);
void inside_close(struct inside *inside);

/* Doubles the table. Returns 0 or ENOMEM (the table is then as before). */
int inside_grow(struct inside *inside);

/* Takes a slot that has lost its last mark out of the table; other slots may move. */
void inside_free(struct inside *inside, struct inside_slot *slot);

static inline size_t inside_home(const struct inside *inside, uint64_t block)
{
    uint64_t hash = block * 0x9E3779B97F4A7C15u;
    return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u >> inside->shift;
}

/* The slot of the item's block, or the free one where it would go: the table is never full. */
static inline struct inside_slot *inside_look(const struct inside *inside, uint64_t block)
{
    size_t at = inside_home(inside, block);
    while (inside->slots[at].marks && inside->slots[at].block != block)
        at = (at + 1) & inside->mask;
    return &inside->slots[at];
}

/* An item without mark gets `set`; an item with the mark `clear` loses it; others stay as they are.
 * Returns the mark it had, or -1 when out of memory. */
static inline int inside_change(struct inside *inside, uint64_t item, enum inside_mark set,
                                enum inside_mark clear)
{
    struct inside_slot *slot = inside_look(inside, item / 32);
    unsigned place = (unsigned)(item % 32 * 2);
    enum inside_mark mark = (enum inside_mark)(slot->marks >> place & 3);
    if (mark == clear) {
        slot->marks ^= (uint64_t)mark << place;
        if (!slot->marks)
            inside_free(inside, slot);
    } else if (mark == MARK_NONE) {
        if (!slot->marks) {
            if (inside->count >= (inside->mask + 1) / 4 * 3) {
                if (inside_grow(inside))
                    return -1;
                slot = inside_look(inside, item / 32);
            }
            inside->count++;
            slot->block = item / 32;
        }
        slot->marks |= (uint64_t)set << place;
    }
    return mark;
}

#endif
