/* A queue file to an object that can be loaded. */
#ifndef QLAB_OWN_COMPILE_H
#define QLAB_OWN_COMPILE_H

#include <limits.h>
#include <stdbool.h>

#include "lab/lab_error.h"

/* Paths in the cache. */
struct object {
    char shared[PATH_MAX]; /* what is loaded */
    char parts[PATH_MAX];  /* what it was linked of: FILE.o */
};

/* Compiles the file, or finds what an earlier compilation of the same text, headers, flags and
 * folder left. 0 with *object filled, or error->status: 66 no such file, 65 it does not compile,
 * with the compiler's first complaint, 69 no compiler, 71 no room. The compiler is not contained:
 * who compiles a file trusts it as any build does. */
int compile(const char *path, bool instrumented, struct object *object, struct lab_error *error);

#endif
