/* An inquiry: one history before all judges, and what they tell each other. */
#ifndef QLAB_JUDGE_INQUIRY_H
#define QLAB_JUDGE_INQUIRY_H

#include "judge/fates.h"
#include "judge/judge.h"
#include "judge/sweep.h"

struct inquiry {
    const struct history *history;
    struct fates inside, lost; /* the two readings of what nobody got */
    struct faults faults;
    struct judgement *judgement;
    struct cover *cover, *cover_lost; /* of both; opened when first asked */
    judge_visit *visit;
    void *context;
    uint64_t *lies;   /* a bit an Empty, in order of return */
    size_t lies_size; /* in bytes */
    uint64_t empties;
    uint64_t last_lie;        /* when the last of the lies was over */
    uint64_t lost_by_empty;   /* items left that were in before this must be lost, for no Empty that
                                 only they cover to be a lie */
    uint64_t lost_by_late;    /* the same for no timed get that only they cover to be late */
    uint64_t latest_overtook; /* when the last get at fault was invoked */
    bool tight;               /* program order tells more than stamps */
    bool follow;              /* ... and one sweep can show that all is well by it */
    bool orderly;             /* nothing is wrong with what was got, and in which order */
    bool judged;              /* the Empties, by the sweep that found the items left */
    int error;
};

/* What the first sweep is asked of Empties, if that can be told before it is known what was lost:
 * the reading that holds then. False: they have to wait. */
bool inquiry_ask(struct inquiry *inquiry, struct sweep_empties *empties);

/* Judges every Empty. An item that is left is inside to the end, or lost: a history that was
 * drained tells which; else both readings are looked at if it makes a difference. These return 0,
 * ENOMEM or EOVERFLOW. */
int inquiry_empties(struct inquiry *inquiry);

/* The reading that is told: in a history that was drained, the items that nobody got were lost. */
static inline const struct fates *inquiry_told(const struct inquiry *inquiry)
{
    return inquiry->history->drained && inquiry->lost.count ? &inquiry->lost : &inquiry->inside;
}

/* Counts (and, with `faults` listening, tells) the faults of order, of items put and got, in one of
 * the readings, and judges Empties in the same sweep, if `empties` is not NULL. If `items_left` is
 * not NULL, it lists the items left, and where program order counts the faults that there may be.
 */
int inquiry_order(struct inquiry *inquiry, const struct fates *fates, struct faults *faults,
                  struct fates *items_left, const struct sweep_empties *empties);

/* The same in the reading that counts, and the difference if there are two. */
int inquiry_orders(struct inquiry *inquiry);

/* Gets that precede their puts only by program order. */
int inquiry_fresh(struct inquiry *inquiry);

/* Tells of lost items, and of hangs beside those inside. */
int inquiry_left(struct inquiry *inquiry);

/* Counts the puts of items left, in that reading, that were over before `threshold`, and notes the
 * first. */
int inquiry_count_left(const struct inquiry *inquiry, const struct fates *fates, uint64_t threshold,
                       struct either *either);

#endif
