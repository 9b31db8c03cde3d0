/* The debug information of this program. */
#ifndef QLAB_EXPLORE_NAMES_DEBUG_H
#define QLAB_EXPLORE_NAMES_DEBUG_H

#include <elfutils/libdwfl.h>
#include <stdint.h>

/* The module of this program that holds the address, or NULL. */
Dwfl_Module *debug_module(uint64_t address);
/* Forgets what was read; the next look-up reads it anew. */
void debug_close(void);

#endif
