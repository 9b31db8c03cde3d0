/* The table of who is inside: making, growing, freeing slots. */
#include "judge/inside.h"

#include <errno.h>
#include <stdlib.h>

static int resize(struct inside *inside, int bits)
{
    size_t slots = (size_t)1 << bits;
    struct inside wider = {.slots = calloc(slots, sizeof *wider.slots),
                           .count = inside->count,
                           .mask = slots - 1,
                           .shift = 64 - bits};
    if (!wider.slots)
        return ENOMEM;
    for (size_t i = 0; inside->slots && i <= inside->mask; i++)
        if (inside->slots[i].marks)
            *inside_look(&wider, inside->slots[i].block) = inside->slots[i];
    free(inside->slots);
    *inside = wider;
    return 0;
}

int inside_open(struct inside *inside)
{
    *inside = (struct inside){0};
    return resize(inside, 6);
}

void inside_close(struct inside *inside)
{
    free(inside->slots);
}

int inside_grow(struct inside *inside)
{
    return resize(inside, 64 - inside->shift + 1);
}

/* Closes the gap by moving back whoever probed past it (Knuth 3, section 6.4, algorithm R). */
void inside_free(struct inside *inside, struct inside_slot *slot)
{
    size_t gap = (size_t)(slot - inside->slots);
    inside->count--;
    for (size_t next = (gap + 1) & inside->mask; inside->slots[next].marks;
         next = (next + 1) & inside->mask) {
        size_t home = inside_home(inside, inside->slots[next].block);
        if (((next - home) & inside->mask) < ((next - gap) & inside->mask))
            continue; /* its home lies after the gap */
        inside->slots[gap] = inside->slots[next];
        gap = next;
    }
    inside->slots[gap].marks = 0;
}
