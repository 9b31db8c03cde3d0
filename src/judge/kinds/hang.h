/* Calls that never returned, though they could have. */
#ifndef QLAB_JUDGE_KINDS_HANG_H
#define QLAB_JUDGE_KINDS_HANG_H

#include "judge/fates.h"
#include "judge/faults.h"

/* When nothing moves any more (history.has_ended): the smaller of the gets that wait and the items
 * inside, and the smaller of the puts that wait and the free places, if the capacity is known,
 * hang; and every call under way that does not wait, or whose item somebody got. A worker that was
 * killed hangs nowhere. What such calls may have taken or put is inside for no get, and holds its
 * place for every put. *inside: how many items were inside for a get. Returns 0 or ENOMEM. */
int hang_find(const struct history *history, const struct fates *fates, struct faults *faults,
              uint64_t *inside);

#endif
