/* What a compiled queue needs and the explorer does not model: see symbols.c. */
#ifndef QLAB_EXPLORE_NAMES_SYMBOLS_H
#define QLAB_EXPLORE_NAMES_SYMBOLS_H

#include <stddef.h>

/* Looks through an instrumented object file (cc -c, not linked) before anything of it runs. Where
 * its debug information names sources by relative paths, they are read from `folder`, in which the
 * compiler ran; NULL: the one that the debug information has. 0; ENOTSUP with "FILE:LINE: needs
 * NAME, which is not modelled" in `why`, of the first such line; or the error met when reading the
 * object. */
int symbols_check(const char *object, const char *folder, char *why, size_t size);

#endif
