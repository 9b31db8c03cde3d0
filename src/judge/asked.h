/* What a sweep is asked. */
#ifndef QLAB_JUDGE_ASKED_H
#define QLAB_JUDGE_ASKED_H

#include "judge/fates.h"
#include "judge/faults.h"
#include "judge/judge.h"

/* What is asked of items: the faults FRESH and REPEAT, and ORDER too if they are `ordered`. */
struct sweep_items {
    bool ordered;
    bool follow; /* program order, too: if no fault is counted, there is none by it, nor by stamps;
                    else there may be (then the kinds, and who is at fault, are not told apart) */
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

#endif
