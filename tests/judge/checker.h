/* An independent checker of what the judge says: of every chain and every uncovered instant. */
#ifndef QLAB_TESTS_JUDGE_CHECKER_H
#define QLAB_TESTS_JUDGE_CHECKER_H

#include <stdbool.h>

#include "judge/judge.h"

/* All calls of a history, in any order. */
struct evidence {
    const struct operation *calls;
    size_t count;
    uint64_t guard;
};

/* True iff every link's facts are in the evidence and the links cover the Empty without a gap. */
bool checker_chain(struct evidence all, const struct operation *empty,
                   const struct cover_link *links, size_t length);

/* True iff the instant lies in the Empty and every item put before it can have left by then. */
bool checker_instant(struct evidence all, const struct operation *empty, uint64_t instant);

/* The same where program order counts: the links are items, and what is left of them is which call
 * comes before which. All calls are from history_flatten, at most ORACLE_MOST. */
bool checker_order(struct evidence all, const struct operation *empty,
                   const struct cover_link *links, size_t length);

#endif
