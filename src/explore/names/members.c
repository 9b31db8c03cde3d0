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

enum { ZERO_PAGE = 4096, MARKS = 8 /* what a pointer's three low bits may be */ };

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

/* What is asked about: a file's types, and the queue's; how many bytes of a word; whether of what
 * begins there only the whole is meant, not its first part. And of the answer: by how many bytes
 * the address is beyond where what is named begins. */
struct asked {
    Dwarf_Die unit, queue;
    unsigned width;
    bool whole;
    uint64_t beyond;
};

/* Adds the way to an offset in the type to the text; returns the type of what lies there. A
 * structure of which the word is more than a member is not looked into. */
static Dwarf_Die describe(struct asked *asked, Dwarf_Die type, uint64_t offset, char *text,
                          size_t size)
{
    asked->beyond = offset;
    for (size_t used = strlen(text); used < size; used = strlen(text)) {
        Dwarf_Die inner;
        uint64_t start = 0;
        if (dwarf_tag(&type) == DW_TAG_array_type && type_of(&type, &inner)) {
            uint64_t each = type_size(&inner);
            if (!each)
                return type;
            snprintf(text + used, size - used, "[%u]", (unsigned)(offset / each));
            offset %= each;
        } else if (type_has_members(&type)) {
            Dwarf_Die member;
            if (!member_at(&type, offset, &member, &start) || !type_of(&member, &inner) ||
                (type_size(&type) <= asked->width && type_size(&inner) < asked->width))
                return type;
            const char *name = dwarf_diename(&member);
            snprintf(text + used, size - used, "%s%s", used && name ? "." : "", name ? name : "");
            offset -= start;
        } else {
            return type;
        }
        asked->beyond = offset;
        type = inner;
    }
    return type;
}

/* Which of the blocks of that size it is, from 1: gaps below it count for so many as they held. */
static unsigned number_of_block(size_t first, size_t granules)
{
    unsigned number = 1;
    size_t gap = 0;
    for (size_t i = 0; i < first; i++) {
        gap = arena.map[i] ? 0 : gap + 1;
        number += arena_kind(arena.map[i]) == ARENA_FIRST &&
                  arena_block(arena.heap + i * ARENA_GRANULE) == granules * ARENA_GRANULE;
        if (gap == granules) {
            number++;
            gap = 0;
        }
    }
    return number;
}

/* A block of the heap, also one that was given back. */
struct block {
    uint64_t start;
    size_t bytes;
    unsigned number;
};

static bool block_of(uint64_t address, struct block *block)
{
    const void *start = arena_around(address);
    if (start) {
        block->start = (uintptr_t)start;
        block->bytes = arena_block(start);
    } else if (!arena_was(address, &block->start, &block->bytes)) {
        return false;
    }
    block->number = number_of_block((block->start - (uintptr_t)arena.heap) / ARENA_GRANULE,
                                    block->bytes / ARENA_GRANULE);
    return true;
}

/* A word by the type of the queue, or by that of its block: *type is its own. False: it has none.
 */
static bool name_by_type(struct asked *asked, uint64_t address, char *text, size_t size,
                         Dwarf_Die *type)
{
    struct block block;
    Dwarf_Die structure;
    uint64_t offset = address - (uintptr_t)arena.queue;
    *text = '\0';
    asked->beyond = 0;
    if (offset < arena.queue_size) {
        *type = describe(asked, asked->queue, offset, text, size);
        return true;
    }
    if (!block_of(address, &block) || (!type_of_block(&asked->unit, block.bytes, &structure) &&
                                       !reach_block(&asked->queue, block.bytes, &structure)))
        return false;
    snprintf(text, size, "%s%u", dwarf_diename(&structure), block.number);
    *type = structure;
    if (address > block.start || !asked->whole)
        *type = describe(asked, structure, address - block.start, text, size);
    return true;
}

/* A word of a block by who points to it, as part of the first of an array. False: nobody does, or
 * not to a type with a size. */
static bool name_by_pointer(struct asked *asked, uint64_t address, char *text, size_t size)
{
    struct block block;
    if (!block_of(address, &block))
        return false;
    const uint64_t *end = (const uint64_t *)(arena.heap + arena.granules * ARENA_GRANULE);
    for (const uint64_t *at = (const uint64_t *)arena.queue; at < end; at++) {
        Dwarf_Die pointer, pointed;
        uint64_t each = 0, offset = address - block.start;
        struct asked part = {.unit = asked->unit, .queue = asked->queue};
        if (*at == block.start && name_by_type(&part, (uintptr_t)at, text, size, &pointer) &&
            type_pointed(&pointer, &pointed))
            each = type_size(&pointed);
        if (!each)
            continue;
        const char *member = strrchr(text, '.'); /* who points there is told anyway */
        if (asked->whole && member)
            memmove(text, member + 1, strlen(member));
        size_t used = strlen(text);
        snprintf(text + used, size - used, "[%u]", (unsigned)(offset / each));
        asked->beyond = 0;
        if (offset % each || !asked->whole)
            describe(asked, pointed, offset % each, text, size);
        return true;
    }
    return false;
}

static char *name(struct asked *asked, uint64_t address, char *text, size_t size)
{
    struct block block;
    Dwarf_Die type;
    char found[256];
    if (address < ZERO_PAGE) { /* by a pointer that points nowhere */
        snprintf(text, size, "*0x%x", (unsigned)address);
        return text;
    }
    snprintf(text, size, "+%u", (unsigned)(address - (uintptr_t)arena.queue));
    if (!type_of_queue(&asked->unit, &asked->queue))
        return text;
    bool heap = address - (uintptr_t)arena.queue >= arena.queue_size && block_of(address, &block);
    if (heap && pipe_at(block.start))
        snprintf(text, size, "pipe%u", block.number);
    else if (name_by_type(asked, address, found, sizeof found, &type) ||
             name_by_pointer(asked, address, found, sizeof found))
        snprintf(text, size, "%s", found);
    else if (heap)
        asked->beyond = address - block.start;
    return text;
}

char *names_member(uint64_t address, unsigned width, char *text, size_t size)
{
    return name(&(struct asked){.width = width}, address, text, size);
}

char *names_pointed(uint64_t address, char *text, size_t size)
{
    struct asked asked = {.whole = true};
    name(&asked, address, text, size);
    uint64_t mark = asked.beyond == address % MARKS ? asked.beyond : 0;
    if (mark)
        name(&asked, address - mark, text, size);
    if (address - (uintptr_t)arena.queue < arena.queue_size)
        text[strcspn(text, ".")] = '\0';
    size_t used = strlen(text);
    if (mark)
        snprintf(text + used, size - used, " #%u", (unsigned)mark);
    return text;
}

bool names_points(uint64_t address)
{
    struct asked asked = {0};
    Dwarf_Die type;
    char text[256];
    return type_of_queue(&asked.unit, &asked.queue) &&
           name_by_type(&asked, address, text, sizeof text, &type) && type_points(&type);
}
