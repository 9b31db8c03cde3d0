/* A trial: one history before the judge, the oracle, the reference, its variants and the checker.
 */
#ifndef QLAB_TESTS_JUDGE_TRIAL_H
#define QLAB_TESTS_JUDGE_TRIAL_H

#include "history/history.h"
#include "variants.h"

/* What many trials found. */
struct trials {
    uint64_t histories, broken; /* broken: not a FIFO queue's even without their Empties */
    uint64_t empties, spurious;
    uint64_t single, joint, whole; /* judge against oracle: mismatches */
    uint64_t reference;            /* judge against reference: mismatches */
    uint64_t chains, bad_chains;   /* re-verified; failed */
    uint64_t instants, bad_instants;
    uint64_t missed, missed_order; /* what one-sided rules missed */
    uint64_t uncertain;            /* first_spurious or attempts that cannot be */
    uint64_t killed[VARIANTS];     /* variant against oracle: mismatches */
};

/* Puts a history of at most ORACLE_MOST calls on trial. A mismatch is printed with the seed. */
void trial(const struct history *history, uint64_t seed, struct trials *trials);

/* Asserts that nothing failed and prints the counts. */
void trials_check(const char *what, const struct trials *trials);

#endif
