/* One small history before the judge and before the oracle, in every kind of wrong answer. */
#ifndef QLAB_TESTS_JUDGE_KINDS_H
#define QLAB_TESTS_JUDGE_KINDS_H

#include <stdint.h>

#include "mistakes.h"

/* What is compared. */
enum kind {
    KIND_EMPTY,
    KIND_BESIDE_LOST, /* Empties of drained histories */
    KIND_FULL,
    KIND_NOT_EMPTY,
    KIND_LOST,
    KIND_ITEMS, /* got twice, or never put */
    KIND_FIFO,
    KIND_PUTTERS,
    KIND_LIFO,
    KIND_PRIORITY,
    KIND_EARLY,
    KIND_LATE,
    KIND_HANG,
    KIND_EITHER,
    KIND_EITHER_ORDER,
    KIND_EITHER_LATE,
    KIND_BACK,
    KINDS
};

struct kinds {
    uint64_t histories;
    struct {
        uint64_t asked, guilty; /* answers (or histories) judged; convicted by the oracle */
        uint64_t wrong, missed; /* convicted wrongly; not convicted */
    } of[KINDS];
    uint64_t differs[ASK_HANG + 1]; /* the slow judge and the judge */
    uint64_t killed[MISTAKES];
};

/* Judges the history (at most ORACLE_MOST calls, made by more_kinds) in every way. */
void kinds_trial(const struct history *history, uint64_t seed, struct kinds *kinds);

/* The same of a history with give-backs, whose items are numbered anew in place. */
void kinds_trial_back(struct history *history, uint64_t seed, struct kinds *kinds);

/* Prints the counts and checks that nobody was convicted wrongly, and that only kinds that are
 * one-sided miss some. */
void kinds_check(const struct kinds *kinds);

#endif
