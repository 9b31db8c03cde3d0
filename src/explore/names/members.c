/* Names for words of the queue's memory: the queue's type is that of the first pointer to a
 * structure that its init() declares, or else its put(), for so every queue file begins; a heap
 * block's is the structure of the same file with the block's size. */
#include "explore/names/members.h"

#include <dwarf.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/names/debug.h"
#include "explore/steps/pipe.h"

/* The type of a DIE without names, qualifiers and _Atomic; false if it has none. */
static bool type_of(Dwarf_Die *die, Dwarf_Die *type)
{
    Dwarf_Attribute attribute;
    if (!dwarf_formref_die(dwarf_attr_integrate(die, DW_AT_type, &attribute), type))
        return false;
    for (;;) {
        int tag = dwarf_tag(type);
        if (tag != DW_TAG_typedef && tag != DW_TAG_const_type && tag != DW_TAG_volatile_type &&
            tag != DW_TAG_atomic_type && tag != DW_TAG_restrict_type)
            return true;
        Dwarf_Die inner;
        if (!dwarf_formref_die(dwarf_attr_integrate(type, DW_AT_type, &attribute), &inner))
            return false;
        *type = inner;
    }
}

static uint64_t number_of(Dwarf_Die *die, unsigned name, uint64_t otherwise)
{
    Dwarf_Attribute attribute;
    Dwarf_Word number;
    return dwarf_formudata(dwarf_attr_integrate(die, name, &attribute), &number) ? otherwise
                                                                                 : number;
}

static uint64_t size_of(Dwarf_Die *type)
{
    Dwarf_Die element = *type;
    Dwarf_Word size;
    return dwarf_aggregate_size(&element, &size) ? 0 : size;
}

/* Finds the first variable of a function that points to a structure. */
static bool find_pointer(Dwarf_Die *scope, Dwarf_Die *structure)
{
    Dwarf_Die child;
    if (dwarf_child(scope, &child))
        return false;
    do {
        Dwarf_Die pointer;
        if (dwarf_tag(&child) == DW_TAG_variable && type_of(&child, &pointer) &&
            dwarf_tag(&pointer) == DW_TAG_pointer_type && type_of(&pointer, structure) &&
            dwarf_tag(structure) == DW_TAG_structure_type)
            return true;
    } while (!dwarf_siblingof(&child, &child));
    return false;
}

/* Finds the first variable of the unit's function at that address that points to a structure. */
static bool find_in(Dwarf_Die *unit, Dwarf_Addr address, Dwarf_Die *structure)
{
    Dwarf_Die function;
    if (dwarf_child(unit, &function))
        return false;
    do {
        Dwarf_Addr entry;
        if (dwarf_tag(&function) == DW_TAG_subprogram && !dwarf_lowpc(&function, &entry) &&
            entry == address)
            return find_pointer(&function, structure);
    } while (!dwarf_siblingof(&function, &function));
    return false;
}

/* The queue's compilation unit and type. */
static bool find_queue(Dwarf_Die *unit, Dwarf_Die *structure)
{
    const struct queue_class *queue = machine.experiment.queue;
    Dwarf_Addr bias, init = (uintptr_t)queue->init, put = (uintptr_t)queue->put;
    Dwfl_Module *module = debug_module(put);
    Dwarf_Die *found = module ? dwfl_module_addrdie(module, put, &bias) : NULL;
    if (!found)
        return false;
    *unit = *found;
    return find_in(unit, init - bias, structure) || find_in(unit, put - bias, structure);
}

/* The only structure of the unit with that size; false if none or several. */
static bool find_block(Dwarf_Die *unit, uint64_t size, Dwarf_Die *structure)
{
    Dwarf_Die child;
    unsigned count = 0;
    if (dwarf_child(unit, &child))
        return false;
    do {
        uint64_t granules = (size_of(&child) + ARENA_GRANULE - 1) / ARENA_GRANULE;
        const char *file = dwarf_decl_file(&child); /* the system's are not what queues allocate */
        if (dwarf_tag(&child) == DW_TAG_structure_type && dwarf_diename(&child) &&
            !(file && strncmp(file, "/usr/", 5) == 0) && granules * ARENA_GRANULE == size &&
            strcmp(dwarf_diename(&child), "queue")) {
            *structure = child;
            count++;
        }
    } while (!dwarf_siblingof(&child, &child));
    return count == 1;
}

/* The last member that starts at or before the offset. */
static bool member_at(Dwarf_Die *structure, uint64_t offset, Dwarf_Die *member, uint64_t *start)
{
    Dwarf_Die child;
    bool found = false;
    if (dwarf_child(structure, &child))
        return false;
    do {
        uint64_t at = number_of(&child, DW_AT_data_member_location, 0);
        if (dwarf_tag(&child) == DW_TAG_member && at <= offset && (!found || at > *start)) {
            *member = child;
            *start = at;
            found = true;
        }
    } while (!dwarf_siblingof(&child, &child));
    return found;
}

/* POSIX's own objects are called by the member that they are, not by what they are made of. */
static bool opaque(Dwarf_Die *type)
{
    const char *name = dwarf_diename(type);
    return dwarf_tag(type) == DW_TAG_union_type || (name && !strncmp(name, "__", 2));
}

static void describe(Dwarf_Die type, uint64_t offset, char *text, size_t size)
{
    for (size_t used = strlen(text); used < size; used = strlen(text)) {
        Dwarf_Die inner;
        uint64_t start = 0;
        if (dwarf_tag(&type) == DW_TAG_array_type && type_of(&type, &inner)) {
            uint64_t each = size_of(&inner);
            if (!each)
                return;
            snprintf(text + used, size - used, "[%u]", (unsigned)(offset / each));
            offset %= each;
        } else if (dwarf_tag(&type) == DW_TAG_structure_type && !opaque(&type)) {
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
static char *name_block(Dwarf_Die *unit, uint64_t address, char *text, size_t size)
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
    if (!find_block(unit, bytes, &structure))
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
    if (!find_queue(&unit, &structure))
        return text;
    if (offset < arena.queue_size) {
        *text = '\0';
        describe(structure, offset, text, size);
        return text;
    }
    return name_block(&unit, address, text, size);
}
