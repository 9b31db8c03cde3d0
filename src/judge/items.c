/* The table of items: its groups. */
#include "judge/items.h"

#include <errno.h>
#include <stdlib.h>

int items_open(struct items *items)
{
    *items = (struct items){.used = 1};
    return blocks_open(&items->blocks);
}

void items_close(struct items *items)
{
    blocks_close(&items->blocks);
    free(items->groups);
}

uint64_t items_new_group(struct items *items)
{
    uint64_t group = items->vacant;
    if (group) {
        items->vacant = items->groups[group].words[0];
    } else {
        if (items->used >= items->room) {
            size_t room = items->room ? 2 * items->room : 64;
            struct item_group *wider = realloc(items->groups, room * sizeof *wider);
            if (!wider)
                return 0;
            items->groups = wider;
            items->room = room;
        }
        group = items->used++;
    }
    items->groups[group] = (struct item_group){{0}};
    return group;
}

void items_free_group(struct items *items, uint64_t item)
{
    struct block_slot *slot = blocks_look(&items->blocks, item / ITEM_GROUP);
    items->groups[slot->word].words[0] = items->vacant;
    items->vacant = slot->word;
    blocks_remove(&items->blocks, slot);
}

bool items_next(const struct items *items, size_t *place, uint64_t *item, uint64_t *word)
{
    size_t places = (items->blocks.mask + 1) * ITEM_GROUP;
    for (; *place < places; ++*place) {
        const struct block_slot *slot = &items->blocks.slots[*place / ITEM_GROUP];
        if (!slot->word)
            continue;
        *word = items->groups[slot->word].words[*place % ITEM_GROUP];
        *item = slot->block * ITEM_GROUP + *place % ITEM_GROUP;
        if (*word) {
            ++*place;
            return true;
        }
    }
    return false;
}
