/* The names of POSIX and of C++ that act on shared state, in an object that is made already. */
#ifndef QLAB_OWN_RENAME_H
#define QLAB_OWN_RENAME_H

#include "own/recipe.h"

/* The command line that makes them mean the explorer's models. In C the header
 * explore/hooks/posix.h does that with macros, but these would change members and headers of C++
 * too. */
void rename_calls(struct recipe *recipe, const char *object);

#endif
