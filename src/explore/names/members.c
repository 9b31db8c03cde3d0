/* Names for words of the queue's memory: the way through its type, or that of its heap block, to
 * the member at an address. */
#include "explore/names/members.h"

#include <dwarf.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/names/reach.h"
#include "explore/names/types.h"
#include "explore/steps/pipe.h"

/* Whether a child of a structure is a part of it, with a place: a member, or in C++ a base. */
static bool is_part(Dwarf_Die *child)
{
    int tag = dwarf_tag(child);
    return tag == DW_TAG_inheritance ||
           (tag == DW_TAG_member && !dwarf_hasattr(child, DW_AT_external));
}

/* The last part that starts at or before the offset. */
static bool member_at(Dwarf_Die *structure, uint64_t offset, Dwarf_Die *member, uint64_t *start)
{
    Dwarf_Die child;
    bool found = false;
    if (dwarf_child(structure, &child))
        return false;
    do {
        uint64_t at = type_number(&child, DW_AT_data_member_location, 0);
        if (is_part(&child) && at <= offset && (!found || at >= *start)) {
            *member = child;
            *start = at;
            found = true;
        }
    } while (!dwarf_siblingof(&child, &child));
    return found;
}

static void describe(Dwarf_Die type, uint64_t offset, char *text, size_t size)
{
    for (size_t used = strlen(text); used < size; used = strlen(text)) {
        Dwarf_Die inner;
        uint64_t start = 0;
        if (dwarf_tag(&type) == DW_TAG_array_type && type_of(&type, &inner)) {
            uint64_t each = type_size(&inner);
            if (!each)
                return;
            snprintf(text + used, size - used, "[%u]", (unsigned)(offset / each));
            offset %= each;
        } else if (type_has_members(&type)) {
            Dwarf_Die member;
            if (!member_at(&type, offset, &member, &start) || !type_of(&member, &inner))
                return;
            const char *name = dwarf_diename(&member);
            snprintf(text + used, size - used, "%s%s", used && name ? "." : "", name ? name : "");
            offset -= start;
        } else {
            return;
        }
        type = inner;
    }
}

/* Which of the blocks of that size it is, from 1: gaps below it count for so many as they held. */
static unsigned number_of_block(size_t first, size_t granules)
{
    unsigned number = 1;
    size_t gap = 0;
    for (size_t i = 0; i < first; i++) {
        gap = arena.map[i] ? 0 : gap + 1;
        number += arena.map[i] == 1 &&
                  arena_block(arena.heap + i * ARENA_GRANULE) == granules * ARENA_GRANULE;
        if (gap == granules) {
            number++;
            gap = 0;
        }
    }
    return number;
}

/* A word of the heap, also one that was given back. */
static char *name_block(Dwarf_Die *unit, Dwarf_Die *queue, uint64_t address, char *text,
                        size_t size)
{
    Dwarf_Die structure;
    uint64_t start;
    size_t bytes;
    if (arena_place(address, 1) == ARENA_LIVE) {
        size_t first = (address - (uintptr_t)arena.heap) / ARENA_GRANULE;
        while (first && arena.map[first] == 2)
            first--;
        start = (uintptr_t)arena.heap + first * ARENA_GRANULE;
        bytes = arena_block((const void *)start);
    } else if (!arena_was(address, &start, &bytes)) {
        return text;
    }
    unsigned number =
        number_of_block((start - (uintptr_t)arena.heap) / ARENA_GRANULE, bytes / ARENA_GRANULE);
    if (pipe_at(start)) {
        snprintf(text, size, "pipe%u", number);
        return text;
    }
    if (!type_of_block(unit, bytes, &structure) && !reach_block(queue, bytes, &structure))
        return text;
    snprintf(text, size, "%s%u", dwarf_diename(&structure), number);
    describe(structure, address - start, text, size);
    return text;
}

char *names_member(uint64_t address, char *text, size_t size)
{
    uint64_t offset = address - (uintptr_t)arena.queue;
    Dwarf_Die unit, structure;
    snprintf(text, size, "+%u", (unsigned)offset);
    if (!type_of_queue(&unit, &structure))
        return text;
    if (offset < arena.queue_size) {
        *text = '\0';
        describe(structure, offset, text, size);
        return text;
    }
    return name_block(&unit, &structure, address, text, size);
}
