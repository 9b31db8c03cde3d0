/* One sweep through time: what became of every item, and whether every Empty was true. */
#ifndef QLAB_JUDGE_SWEEP_H
#define QLAB_JUDGE_SWEEP_H

#include "judge/asked.h"
#include "judge/fates.h"

/* Sweeps once, for one of the two or for both (NULL: not asked), given what became of the items
 * that nobody got. Returns 0, ENOMEM, or EOVERFLOW (2^29 - 1 puts or more). Memory: proportional to
 * the items inside at one time, and one bit an item put. */
int sweep_once(const struct history *history, const struct fates *fates,
               const struct sweep_items *items, const struct sweep_empties *empties);

#endif
