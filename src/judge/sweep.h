/* One sweep through time: what became of every item, and whether every Empty was true. */
#ifndef QLAB_JUDGE_SWEEP_H
#define QLAB_JUDGE_SWEEP_H

#include "judge/fates.h"
#include "judge/faults.h"
#include "judge/judge.h"

/* What is asked of items: the faults FRESH and REPEAT, and ORDER too if they are `ordered`. */
struct sweep_items {
    bool ordered;
    const uint64_t *overtook; /* order_by_program's, where that tells more than stamps; else NULL */
    struct faults *faults;
    struct fates *left; /* unless NULL, is given what went in and no get took, nor a pending one */
};

/* What is asked of Empties. */
struct sweep_empties {
    bool tight;          /* program_is_tight */
    struct tally *tally; /* overwritten */
    judge_visit *visit;  /* may be NULL */
    void *context;
};

/* Sweeps once, for one of the two or for both (NULL: not asked), given what became of the items
 * that nobody got. Returns 0, ENOMEM, or EOVERFLOW (2^30 - 1 puts or more). Memory: proportional to
 * the items inside at one time, and one bit an item put. */
int sweep_once(const struct history *history, const struct fates *fates,
               const struct sweep_items *items, const struct sweep_empties *empties);

#endif
