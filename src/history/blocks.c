/* The table of blocks: making, growing, removing. */
#include "history/blocks.h"

#include <errno.h>
#include <stdlib.h>

static int resize(struct blocks *blocks, int bits)
{
    size_t slots = (size_t)1 << bits;
    struct blocks wider = {.slots = calloc(slots, sizeof *wider.slots),
                           .count = blocks->count,
                           .mask = slots - 1,
                           .shift = 64 - bits};
    if (!wider.slots)
        return ENOMEM;
    for (size_t i = 0; blocks->slots && i <= blocks->mask; i++)
        if (blocks->slots[i].word)
            *blocks_look(&wider, blocks->slots[i].block) = blocks->slots[i];
    free(blocks->slots);
    *blocks = wider;
    return 0;
}

int blocks_open(struct blocks *blocks)
{
    *blocks = (struct blocks){0};
    return resize(blocks, 6);
}

void blocks_close(struct blocks *blocks)
{
    free(blocks->slots);
}

int blocks_grow(struct blocks *blocks)
{
    return resize(blocks, 64 - blocks->shift + 1);
}

/* Closes the gap by moving back whoever probed past it (Knuth 3, section 6.4, algorithm R). */
void blocks_remove(struct blocks *blocks, struct block_slot *slot)
{
    size_t gap = (size_t)(slot - blocks->slots);
    blocks->count--;
    for (size_t next = (gap + 1) & blocks->mask; blocks->slots[next].word;
         next = (next + 1) & blocks->mask) {
        size_t home = blocks_home(blocks, blocks->slots[next].block);
        if (((next - home) & blocks->mask) < ((next - gap) & blocks->mask))
            continue; /* its home lies after the gap */
        blocks->slots[gap] = blocks->slots[next];
        gap = next;
    }
    blocks->slots[gap].word = 0;
}
