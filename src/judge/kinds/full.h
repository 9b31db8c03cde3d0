/* Full with room. */
#ifndef QLAB_JUDGE_KINDS_FULL_H
#define QLAB_JUDGE_KINDS_FULL_H

#include "history/history.h"
#include "judge/faults.h"

/* A Full is a lie iff at no instant of the call `capacity` items could be inside: an item can be
 * from its put's invocation to its get's return. Only where the capacity is known. Returns 0 or
 * ENOMEM. */
int full_find(const struct history *history, struct faults *faults);

#endif
