/* What a compiled queue needs and the explorer does not model: see symbols.c. */
#ifndef QLAB_EXPLORE_NAMES_SYMBOLS_H
#define QLAB_EXPLORE_NAMES_SYMBOLS_H

#include <stddef.h>

/* Looks through an instrumented object file before anything of it runs. 0; ENOTSUP with "FILE:LINE:
 * needs NAME, which is not modelled" in `why`, of the first such line; or the error met when
 * reading the file. */
int symbols_check(const char *object, char *why, size_t size);

#endif
