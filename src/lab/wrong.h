/* The ways to be wrong, besides lying, that a run can see: what a lab expects, a queue owns up to.
 */
#ifndef QLAB_LAB_WRONG_H
#define QLAB_LAB_WRONG_H

#include "lab/lab.h"

/* In the order in which they follow EXPECT_ALWAYS, the worst first. */
enum wrong {
    WRONG_HANGS,     /* a call never comes back though it could */
    WRONG_LOSES,     /* an item that went in does not come out */
    WRONG_REPEATS,   /* an item comes again */
    WRONG_INVENTS,   /* an item comes that was not put, or not yet */
    WRONG_OVERTAKES, /* an item comes before one that had to come first */
    WRONG_LATE,      /* a timed get gives up beside an item */
    WRONG_EARLY,     /* ... before its deadline */
    WRONGS,
};

#define WRONG_BIT(wrong) (1u << (wrong))

/* "hangs", "loses", "repeats" and so on; ended by NULL. */
extern const char *const words_wrong[];

/* What the lab's expectation or the queue's .wrong names: WRONG_BITs. */
unsigned wrong_expected(const struct lab_queue *queue);

/* Besides, what follows from what the queue says of itself: a broken one may lose items, an inexact
 * one may say Empty when its time is over, too. WRONG_BITs. */
unsigned wrong_allowed(const struct lab_queue *queue);

#endif
