/* Items as the queue sees them: their numbers; or, where states are compared up to symmetry
 * (search/symmetry.c), values that no other word of a queue has. */
#ifndef QLAB_EXPLORE_MACHINE_ITEMS_H
#define QLAB_EXPLORE_MACHINE_ITEMS_H

#include <stdint.h>

#include "explore/machine/machine.h"

#define ITEM_MARK (UINT64_C(0x2b6c5d4e) << 32) /* and the item's number */

enum { ITEMS_MOST = 64 };

static inline uint64_t item_marked(uint64_t number)
{
    return machine.experiment.symmetric && number ? ITEM_MARK | number : number;
}

/* The number; of what is no marked item the same. */
static inline uint64_t item_number(uint64_t item)
{
    return machine.experiment.symmetric && item > ITEM_MARK && item <= (ITEM_MARK | ITEMS_MOST)
               ? item - ITEM_MARK
               : item;
}

#endif
