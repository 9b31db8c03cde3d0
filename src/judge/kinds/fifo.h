/* Items that were never put, got again, or out of order: the sweep. */
#ifndef QLAB_JUDGE_KINDS_FIFO_H
#define QLAB_JUDGE_KINDS_FIFO_H

#include "judge/fates.h"
#include "judge/faults.h"
#include "judge/match.h"

/* Finds the faults FRESH and REPEAT, and ORDER too if it matters (`ordered`). Where program order
 * tells more than stamps, `match` and the bits of order_by_program come with it, else NULL. `left`,
 * unless NULL, is given the items that went in and that no get took, nor a pending one. Returns 0,
 * ENOMEM, or EOVERFLOW (2^30 - 1 puts or more). */
int fifo_sweep(const struct history *history, const struct fates *fates, bool ordered,
               const struct match *match, const uint64_t *overtook_by_program,
               struct faults *faults, struct fates *left);

#endif
