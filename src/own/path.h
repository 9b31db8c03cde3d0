/* Paths that are given where a queue's name is taken. */
#ifndef QLAB_OWN_PATH_H
#define QLAB_OWN_PATH_H

#include <stdbool.h>

/* Whether it is the path of a queue file, and no queue's name: it ends as sources of C or C++ do.
 */
bool own_is_path(const char *name);

/* Whether such a file is C++. */
bool own_is_cpp(const char *path);

/* What of a path says where the file is from the current folder: what follows that folder or "./".
 */
const char *own_from_here(const char *path);

#endif
