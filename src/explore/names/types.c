/* Types of the queue's memory in the debug information: the queue's type is that of the first
 * pointer to a structure that its init() declares, or else its put(), for so every queue file
 * begins; a heap block's is the structure of the same file with the block's size. */
#include "explore/names/types.h"

#include <dwarf.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/names/debug.h"

bool type_of(Dwarf_Die *die, Dwarf_Die *type)
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

uint64_t type_number(Dwarf_Die *die, unsigned name, uint64_t otherwise)
{
    Dwarf_Attribute attribute;
    Dwarf_Word number;
    return dwarf_formudata(dwarf_attr_integrate(die, name, &attribute), &number) ? otherwise
                                                                                 : number;
}

uint64_t type_size(Dwarf_Die *type)
{
    Dwarf_Die element = *type;
    Dwarf_Word size;
    return dwarf_aggregate_size(&element, &size) ? 0 : size;
}

bool type_is_structure(Dwarf_Die *type)
{
    return dwarf_tag(type) == DW_TAG_structure_type || dwarf_tag(type) == DW_TAG_class_type;
}

/* The first argument of a template that is a type. */
static bool first_argument(Dwarf_Die *structure, Dwarf_Die *type)
{
    Dwarf_Die child;
    if (!type_is_structure(structure) || dwarf_child(structure, &child))
        return false;
    do {
        if (dwarf_tag(&child) == DW_TAG_template_type_parameter)
            return type_of(&child, type);
    } while (!dwarf_siblingof(&child, &child));
    return false;
}

bool type_pointed(Dwarf_Die *type, Dwarf_Die *pointed)
{
    Dwarf_Die pointer = *type;
    if (dwarf_tag(type) != DW_TAG_pointer_type && !first_argument(type, &pointer))
        return false;
    return dwarf_tag(&pointer) == DW_TAG_pointer_type && type_of(&pointer, pointed);
}

/* Whether the first member of a structure is a pointer. */
static bool begins_with_pointer(Dwarf_Die *structure)
{
    Dwarf_Die child, type;
    if (!type_is_structure(structure) || dwarf_child(structure, &child))
        return false;
    while (dwarf_tag(&child) != DW_TAG_member)
        if (dwarf_siblingof(&child, &child))
            return false;
    return type_of(&child, &type) && dwarf_tag(&type) == DW_TAG_pointer_type;
}

bool type_points(Dwarf_Die *type)
{
    Dwarf_Die word = *type, inner;
    const char *name = dwarf_diename(type);
    bool atomic = name && strncmp(name, "atomic<", strlen("atomic<")) == 0;
    if (atomic && !first_argument(type, &word))
        return false;
    return dwarf_tag(&word) == DW_TAG_pointer_type || begins_with_pointer(&word) ||
           (type_size(&word) == sizeof(uint64_t) && first_argument(&word, &inner) &&
            type_is_structure(&inner));
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
            type_is_structure(structure))
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
        if (dwarf_tag(&function) == DW_TAG_subprogram && dwarf_haspc(&function, address) > 0)
            return find_pointer(&function, structure);
    } while (!dwarf_siblingof(&function, &function));
    return false;
}

bool type_of_queue(Dwarf_Die *unit, Dwarf_Die *structure)
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

/* Whether it is no block's: the queue itself, or what the system or posix.h declares. */
static bool is_foreign(Dwarf_Die *structure)
{
    const char *file = dwarf_decl_file(structure), *name = dwarf_diename(structure);
    return !name || strcmp(name, "queue") == 0 || strncmp(name, "explore_", 8) == 0 ||
           (file && strncmp(file, "/usr/", 5) == 0);
}

static bool has_pointer(Dwarf_Die *owner, Dwarf_Die *structure)
{
    Dwarf_Die member, type, pointed;
    if (dwarf_tag(owner) != DW_TAG_structure_type || dwarf_child(owner, &member))
        return false;
    do {
        if (type_of(&member, &type) && type_pointed(&type, &pointed) &&
            dwarf_dieoffset(&pointed) == dwarf_dieoffset(structure))
            return true;
    } while (!dwarf_siblingof(&member, &member));
    return false;
}

/* Whether a structure of the unit has a pointer to it, as to a node. */
static bool is_pointed(Dwarf_Die *unit, Dwarf_Die *structure)
{
    Dwarf_Die child;
    if (dwarf_child(unit, &child))
        return false;
    do {
        if (has_pointer(&child, structure))
            return true;
    } while (!dwarf_siblingof(&child, &child));
    return false;
}

bool type_of_block(Dwarf_Die *unit, uint64_t size, Dwarf_Die *structure)
{
    Dwarf_Die child, pointed;
    unsigned count = 0, pointers = 0;
    if (dwarf_child(unit, &child))
        return false;
    do {
        uint64_t granules = (type_size(&child) + ARENA_GRANULE - 1) / ARENA_GRANULE;
        if (dwarf_tag(&child) == DW_TAG_structure_type && granules * ARENA_GRANULE == size &&
            !is_foreign(&child)) {
            *structure = child;
            count++;
            if (is_pointed(unit, &child)) {
                pointed = child;
                pointers++;
            }
        }
    } while (!dwarf_siblingof(&child, &child));
    if (pointers == 1)
        *structure = pointed;
    return count == 1 || pointers == 1;
}

bool type_has_members(Dwarf_Die *type)
{
    static const char *const opaque[] = {"__", "atomic<", "mutex", "condition_variable"};
    const char *name = dwarf_diename(type);
    bool has = type_is_structure(type);
    for (size_t i = 0; name && i < sizeof opaque / sizeof *opaque; i++)
        has &= strncmp(name, opaque[i], strlen(opaque[i])) != 0;
    return has;
}
