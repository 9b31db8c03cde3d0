/* The hunt for data races in any memory model and with any budget: see hunt.c. */
#ifndef QLAB_EXPLORE_SEARCH_HUNT_H
#define QLAB_EXPLORE_SEARCH_HUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/experiment.h"
#include "explore/machine/choice.h"
#include "explore/over.h"

struct hunt {
    char race[256];          /* the first race met, or "" */
    unsigned seen;           /* its verdict, or 0 */
    bool stopped;            /* not all was looked at, and nothing was found */
    struct choice *schedule; /* of the race, from malloc; NULL if there is none */
    size_t length;
};

struct known;

/* Looks at up to so many states, of the machine and of what its workers know of each other, as long
 * as it is not over (NULL: never). `known` is what the search of that experiment was given, too;
 * NULL: nothing. Returns as explore_search. */
int explore_hunt(const struct experiment *experiment, size_t most_states, explore_over *over,
                 struct known *known, struct hunt *hunt, char *why, size_t why_size);

#endif
