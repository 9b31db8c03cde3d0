/* Every Empty's verdict, given what became of the items that nobody got. */
#ifndef QLAB_JUDGE_EMPTINESS_H
#define QLAB_JUDGE_EMPTINESS_H

#include "judge/fates.h"
#include "judge/judge.h"

/* As judge_emptiness, which takes no item to be lost. `tight`: program_is_tight. Returns 0, ENOMEM
 * or EOVERFLOW. */
int emptiness_sweep(const struct history *history, const struct fates *fates, bool tight,
                    struct tally *tally, judge_visit *visit, void *context);

#endif
