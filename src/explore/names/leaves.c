/* Words by name: down the queue's type, and that of every heap block, to what is no structure. */
#include "explore/names/leaves.h"

#include <dwarf.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/names/members.h"
#include "explore/names/types.h"
#include "explore/steps/pipe.h"

enum { LEAVES_MOST = 4096 };

/* A part of the memory on the way down. */
struct part {
    struct leaves *leaves;
    uint64_t address, end; /* what lies behind `end` is of another block */
    char name[64];
};

static bool add_leaf(const struct part *part, enum leaf_kind kind, uint64_t width)
{
    struct leaves *leaves = part->leaves;
    if (leaves->count == LEAVES_MOST)
        return true;
    if (leaves->count == leaves->room) {
        size_t room = leaves->room ? 2 * leaves->room : 32;
        struct leaf *more = realloc(leaves->list, room * sizeof *more);
        if (!more)
            return false;
        leaves->list = more;
        leaves->room = room;
    }
    struct leaf *leaf = &leaves->list[leaves->count++];
    *leaf = (struct leaf){.address = part->address, .width = (uint8_t)width, .kind = (uint8_t)kind};
    memcpy(leaf->name, part->name, sizeof leaf->name);
    return true;
}

/* What of POSIX the type of that DIE is called; LEAF_VALUE: nothing. */
static enum leaf_kind kind_of(Dwarf_Die *owner)
{
    static const char *const names[] = {[LEAF_MUTEX] = "pthread_mutex_t",
                                        [LEAF_SPIN] = "pthread_spinlock_t",
                                        [LEAF_CONDITION] = "pthread_cond_t",
                                        [LEAF_SEMAPHORE] = "sem_t"};
    Dwarf_Die die = *owner, type;
    Dwarf_Attribute attribute;
    while (dwarf_formref_die(dwarf_attr_integrate(&die, DW_AT_type, &attribute), &type)) {
        const char *name = dwarf_diename(&type);
        for (int kind = LEAF_MUTEX; name && kind <= LEAF_SEMAPHORE; kind++)
            if (strcmp(name, names[kind]) == 0)
                return (enum leaf_kind)kind;
        die = type;
        if (dwarf_tag(&die) == DW_TAG_array_type || dwarf_tag(&die) == DW_TAG_structure_type)
            break; /* it has such things, and is none */
    }
    return LEAF_VALUE;
}

static bool add_type(const struct part *part, Dwarf_Die type);

/* What a DIE that has a type - a member, an array - holds there. */
static bool add_owned(const struct part *part, Dwarf_Die *owner)
{
    Dwarf_Die type;
    enum leaf_kind kind = kind_of(owner);
    if (part->address >= part->end || !type_of(owner, &type))
        return true;
    return kind ? add_leaf(part, kind, 0) : add_type(part, type);
}

static bool add_elements(const struct part *part, Dwarf_Die *array)
{
    Dwarf_Die element;
    uint64_t each = type_of(array, &element) ? type_size(&element) : 0, size = type_size(array);
    uint64_t room = part->end - part->address;
    if (each <= 1)
        return true;
    if (!size || size > room)
        size = room; /* a flexible array goes to the end */
    for (uint64_t i = 0; i < size / each; i++) {
        struct part one = *part;
        one.address += i * each;
        size_t used = strlen(one.name);
        snprintf(one.name + used, sizeof one.name - used, "[%u]", (unsigned)i);
        if (!add_owned(&one, array))
            return false;
    }
    return true;
}

static bool add_members(const struct part *part, Dwarf_Die *structure)
{
    Dwarf_Die child;
    if (dwarf_child(structure, &child))
        return true;
    do {
        struct part one = *part;
        const char *name = dwarf_diename(&child);
        size_t used = strlen(one.name);
        if (dwarf_tag(&child) != DW_TAG_member)
            continue;
        one.address += type_number(&child, DW_AT_data_member_location, 0);
        snprintf(one.name + used, sizeof one.name - used, "%s%s", used && name ? "." : "",
                 name ? name : "");
        if (!add_owned(&one, &child))
            return false;
    } while (!dwarf_siblingof(&child, &child));
    return true;
}

static bool add_type(const struct part *part, Dwarf_Die type)
{
    int tag = dwarf_tag(&type);
    uint64_t size = type_size(&type);
    if (tag == DW_TAG_array_type)
        return add_elements(part, &type);
    if (type_has_members(&type))
        return add_members(part, &type);
    return !size || size > 16 || add_leaf(part, LEAF_VALUE, size);
}

/* The words of the block that begins at that granule of the heap. */
static bool add_block(struct leaves *leaves, Dwarf_Die *unit, size_t granule)
{
    struct part part = {.leaves = leaves};
    Dwarf_Die structure;
    size_t size = arena_block(arena.heap + granule * ARENA_GRANULE);
    part.address = (uintptr_t)arena.heap + granule * ARENA_GRANULE;
    part.end = part.address + size;
    names_member(part.address, 1, part.name, sizeof part.name);
    part.name[strcspn(part.name, ".[")] = '\0';
    if (pipe_at(part.address))
        return add_leaf(&part, LEAF_PIPE, 0);
    return !type_of_block(unit, size, &structure) || add_type(&part, structure);
}

int names_leaves(struct leaves *leaves)
{
    const struct queue_class *queue = machine.experiment.queue;
    struct part part = {.leaves = leaves, .address = (uintptr_t)arena.queue};
    Dwarf_Die unit, structure;
    leaves->count = 0;
    if (!type_of_queue(&unit, &structure))
        return 0;
    part.end = part.address + queue->size(machine.experiment.capacity);
    bool added = add_type(&part, structure);
    for (size_t i = 0; i < arena.granules && added; i++)
        added = arena_kind(arena.map[i]) != ARENA_FIRST || add_block(leaves, &unit, i);
    return added ? 0 : ENOMEM;
}
