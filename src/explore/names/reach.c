/* In C++ a queue's node is a class inside its class, or one that a base, a member or an argument of
 * a template knows. All of these are looked through, from the queue's own class on.
 */
#include "explore/names/reach.h"

#include <dwarf.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/names/types.h"

enum { TYPES_MOST = 256 };

/* The types that are still to be looked through, and were; each once. */
struct reach {
    Dwarf_Die types[TYPES_MOST];
    size_t count;
};

static void add(struct reach *reach, Dwarf_Die *type)
{
    for (size_t i = 0; i < reach->count; i++)
        if (dwarf_dieoffset(&reach->types[i]) == dwarf_dieoffset(type))
            return;
    if (reach->count < TYPES_MOST)
        reach->types[reach->count++] = *type;
}

/* Adds what a type speaks of: its parts, the classes inside it, what it points to. */
static void look_into(struct reach *reach, Dwarf_Die type)
{
    Dwarf_Die child, inner;
    if (!type_is_structure(&type)) {
        if (type_of(&type, &inner))
            add(reach, &inner);
        return;
    }
    if (dwarf_child(&type, &child))
        return;
    do {
        if (type_is_structure(&child))
            add(reach, &child);
        else if (dwarf_tag(&child) != DW_TAG_subprogram && type_of(&child, &inner))
            add(reach, &inner);
    } while (!dwarf_siblingof(&child, &child));
}

static bool is_standard(Dwarf_Die *structure)
{
    const char *file = dwarf_decl_file(structure);
    return !file || strstr(file, "/c++/") != NULL;
}

bool reach_block(Dwarf_Die *type, uint64_t bytes, Dwarf_Die *structure)
{
    static struct reach reach;
    size_t found = 0;
    reach.count = 0;
    add(&reach, type);
    for (size_t i = 0; i < reach.count; i++) {
        Dwarf_Die *here = &reach.types[i];
        uint64_t granules = (type_size(here) + ARENA_GRANULE - 1) / ARENA_GRANULE;
        bool fits = i && type_is_structure(here) && dwarf_diename(here) && !is_standard(here) &&
                    granules * ARENA_GRANULE == bytes;
        if (fits && found++ == 0)
            *structure = *here;
        look_into(&reach, *here);
    }
    return found == 1;
}
