/* Symmetry: workers with the same left to do, and items, are of equal rights. See symmetry.c. */
#ifndef QLAB_EXPLORE_SEARCH_SYMMETRY_H
#define QLAB_EXPLORE_SEARCH_SYMMETRY_H

#include <stdbool.h>

#include "explore/experiment.h"
#include "explore/machine/hash.h"

/* Whether some workers of the experiment can be changed about: then it may be opened with
 * .symmetric. */
bool symmetry_applies(const struct experiment *experiment);

/* The machine is open. */
void symmetry_open(void);

/* As machine_key(), and the same for states that differ only in who is who. */
struct hash symmetry_key(void);

#endif
