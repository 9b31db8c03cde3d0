/* The table of items: making, growing, removing. */
#include "judge/items.h"

#include <errno.h>
#include <stdlib.h>

static int resize(struct items *items, unsigned lane)
{
    size_t slots = (size_t)8 << lane;
    struct items wider = {.slots = calloc(slots, sizeof *wider.slots),
                          .count = items->count,
                          .mask = slots - 1,
                          .lane = lane};
    if (!wider.slots)
        return ENOMEM;
    for (size_t i = 0; items->slots && i <= items->mask; i++)
        if (items->slots[i].item)
            *items_look(&wider, items->slots[i].item) = items->slots[i];
    free(items->slots);
    *items = wider;
    return 0;
}

int items_open(struct items *items)
{
    *items = (struct items){0};
    return resize(items, 4);
}

void items_close(struct items *items)
{
    free(items->slots);
}

int items_grow(struct items *items)
{
    return resize(items, items->lane + 1);
}

/* Closes the gap by moving back whoever probed past it (Knuth, section 6.4, algorithm R). */
void items_remove(struct items *items, struct item_slot *slot)
{
    size_t place = (size_t)(slot - items->slots);
    size_t gap = (place & 7) << items->lane | place >> 3;
    items->count--;
    for (size_t next = (gap + 1) & items->mask;; next = (next + 1) & items->mask) {
        struct item_slot *candidate = items_slot(items, next);
        if (!candidate->item)
            break;
        size_t home = items_home(items, candidate->item);
        if (((next - home) & items->mask) < ((next - gap) & items->mask))
            continue; /* its home lies after the gap */
        *items_slot(items, gap) = *candidate;
        gap = next;
    }
    items_slot(items, gap)->item = 0;
}
