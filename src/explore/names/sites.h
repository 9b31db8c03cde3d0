/* Sites: where in an instrumented source the hooks are, so that a line can be named by whoever
 * wants something to happen there. */
#ifndef QLAB_EXPLORE_NAMES_SITES_H
#define QLAB_EXPLORE_NAMES_SITES_H

#include <stddef.h>
#include <stdint.h>

struct site {
    int line;
    uint64_t caller; /* the return address that the hook sees */
};

/* All calls of hooks in the source files of that name (without directories), by line. Returns 0
 * with *sites from malloc; ENOENT if no instrumented code comes from such a file (or this program
 * has lost its debug information); or ENOMEM. */
int sites_find(const char *file, struct site **sites, size_t *count);

#endif
