/* Types of the queue's memory, as the debug information of this very program has them. */
#ifndef QLAB_EXPLORE_NAMES_TYPES_H
#define QLAB_EXPLORE_NAMES_TYPES_H

#include <elfutils/libdw.h>
#include <stdbool.h>
#include <stdint.h>

/* The type of a DIE without names, qualifiers and _Atomic; false if it has none. */
bool type_of(Dwarf_Die *die, Dwarf_Die *type);
/* An attribute that is a number, such as DW_AT_data_member_location; `otherwise` if it lacks. */
uint64_t type_number(Dwarf_Die *die, unsigned name, uint64_t otherwise);
/* Bytes of a type; 0 if that is not known. */
uint64_t type_size(Dwarf_Die *type);
/* Whether it is a structure or a class. */
bool type_is_structure(Dwarf_Die *type);
/* What a pointer, or an atomic one of C++, points to; false if it is none. */
bool type_pointed(Dwarf_Die *type, Dwarf_Die *pointed);
/* Whether a word of that type points to something: a pointer, a structure that begins with one or,
 * in C++, a class made for what it points to, such as tagged_ptr<node>; or an atomic one of those.
 */
bool type_points(Dwarf_Die *type);
/* Whether it is a structure to look into. POSIX's own objects, and those of C++ like them, are
 * called by the member that they are, not by what they are made of. */
bool type_has_members(Dwarf_Die *type);

/* The compilation unit and the type of the queue that the machine runs; false if not found. */
bool type_of_queue(Dwarf_Die *unit, Dwarf_Die *structure);
/* The only structure of the unit, but for the system's, that fits a heap block of that size, or of
 * several the only one that a structure points to; false if there is none such. */
bool type_of_block(Dwarf_Die *unit, uint64_t size, Dwarf_Die *structure);

#endif
