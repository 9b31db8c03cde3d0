/* empty() = false of an empty queue. */
#ifndef QLAB_JUDGE_KINDS_NOT_EMPTY_H
#define QLAB_JUDGE_KINDS_NOT_EMPTY_H

#include "judge/fates.h"
#include "judge/faults.h"

/* The answer is a lie if at no instant of the call an item could be inside; or if it precedes an
 * Empty that is none (`lies` has a bit for every Empty that is one, in order of return), and no get
 * overlaps the time from its invocation to that Empty's return: nothing can have left between the
 * two, so one of them is false. (An item that was lost may leave at any time.) One-sided: other
 * lies may be missed. Returns 0 or ENOMEM. */
int not_empty_find(const struct history *history, const struct fates *fates, const uint64_t *lies,
                   struct faults *faults);

#endif
