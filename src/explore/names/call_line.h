/* Where code of an object that was not loaded comes from: see call_line.c. */
#ifndef QLAB_EXPLORE_NAMES_CALL_LINE_H
#define QLAB_EXPLORE_NAMES_CALL_LINE_H

#include <elfutils/libdwfl.h>
#include <stdint.h>

/* The file and the line of an address, of code that a header of the system has lent the line that
 * calls it. NULL, and *line stays, if nobody knows. */
const char *call_line(Dwfl_Module *module, uint64_t address, int *line);

#endif
