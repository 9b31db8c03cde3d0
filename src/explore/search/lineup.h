/* Workers in an order that does not depend on who is who: see symmetry.c. */
#ifndef QLAB_EXPLORE_SEARCH_LINEUP_H
#define QLAB_EXPLORE_SEARCH_LINEUP_H

#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"
#include "explore/search/likeness.h"

struct lineup {
    uint64_t kin[MACHINE_WORKERS];  /* the same for workers that have the same left to do */
    uint64_t slot[MACHINE_WORKERS]; /* where a worker stands in the order */
    size_t worker[MACHINE_WORKERS]; /* who stands there */
    uint64_t mark[MACHINE_WORKERS]; /* what the order is by */
};

static inline uint64_t lineup_mix(uint64_t a, uint64_t b)
{
    return hash_fold(a ^ 0xa0761d6478bd642fu, b ^ 0xe7037ed1a0b428dbu);
}

/* A set of items, by who put them: `at` are slots, or kin. */
uint64_t lineup_items(uint64_t items, const uint64_t at[]);

/* Adds to the marks what the past says of each worker; and to a hash the past, by slots. */
void lineup_mark(struct lineup *lineup);
void lineup_hash(const struct lineup *lineup, struct hash *key);

#endif
