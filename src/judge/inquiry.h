/* An inquiry: one history before all judges, and what they tell each other. */
#ifndef QLAB_JUDGE_INQUIRY_H
#define QLAB_JUDGE_INQUIRY_H

#include "judge/fates.h"
#include "judge/judge.h"

struct inquiry {
    const struct history *history;
    struct fates fates;
    struct faults faults;
    struct judgement *judgement;
    struct cover *cover; /* opened by the first timed Empty */
    judge_visit *visit;
    void *context;
    uint64_t *lies; /* a bit an Empty, in order of return */
    uint64_t empties;
    uint64_t last_lie;  /* when the last of the lies was over */
    bool orderly;       /* nothing is wrong with what was got, and in which order */
    uint64_t threshold; /* when the last Empty that only left items cover was over */
    int error;
};

/* Judges every Empty. An item that is left is inside to the end, or lost: a history that was
 * drained tells which; else both readings are looked at if it makes a difference. These return 0,
 * ENOMEM or EOVERFLOW. */
int inquiry_empties(struct inquiry *inquiry);

/* Counts (and, with `faults` listening, tells) the faults of order, of items put and got, in one of
 * the readings; lists the items left, unless that is NULL. */
int inquiry_order(struct inquiry *inquiry, bool lost, struct faults *faults,
                  struct fates *items_left);

/* The same in the reading that counts, and the difference if there are two. */
int inquiry_orders(struct inquiry *inquiry);

/* Gets that precede their puts only by program order. */
int inquiry_fresh(struct inquiry *inquiry);

/* Tells of lost items, and of hangs beside those inside. */
int inquiry_left(struct inquiry *inquiry);

/* Tells of all puts whose items are left (if `tell`), and counts those that were over before
 * `threshold`. */
int inquiry_count_left(struct inquiry *inquiry, bool tell, uint64_t threshold, uint64_t *before);

#endif
