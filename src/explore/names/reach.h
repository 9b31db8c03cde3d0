/* The structures that a type speaks of: see reach.c. */
#ifndef QLAB_EXPLORE_NAMES_REACH_H
#define QLAB_EXPLORE_NAMES_REACH_H

#include <elfutils/libdw.h>
#include <stdbool.h>
#include <stdint.h>

/* The only structure that `type` speaks of whose blocks have so many bytes. False: there is none,
 * or more than one. */
bool reach_block(Dwarf_Die *type, uint64_t bytes, Dwarf_Die *structure);

#endif
