/* What was found of a queue, against what it claims: a word for data; verdict.h has the
 * page's. */
#ifndef QLAB_REPORT_RESULT_FINDING_H
#define QLAB_REPORT_RESULT_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/wrong.h"
#include "report/result/result.h"

/* Of one queue at one swept value, or over all of them. */
enum finding {
    FINDING_HOLDS,    /* claims exact; never lied */
    FINDING_REFUTED,  /* claims exact; lied */
    FINDING_LIED,     /* claims inexact; lied */
    FINDING_NOT_SEEN, /* claims inexact; did not lie within this budget */
    FINDING_RAW,      /* claims exact; lied by raw stamps, which refute nothing */
    FINDING_UNTESTED, /* no lie, and no attempt in any counted run: nothing was tested */
    FINDING_WRONG,    /* this plus an enum wrong: it is wrong in that way; before a lie that was to
                         be expected comes what was not to be, after it what was */
};

/* What was seen of a queue. A lie in a run that is not counted is a lie all the same. */
struct seen {
    bool lied;         /* in any run */
    uint64_t attempts; /* in the counted runs */
    unsigned wrong;    /* in any run: WRONG_BITs */
};

/* What follows for that queue of the lab. */
enum finding finding_of(const struct result *result, size_t queue, const struct seen *seen);

/* "holds", "refuted", "lied", "not-seen", "raw", "untested", or a word of words_wrong */
const char *finding_word(enum finding finding);

/* "exact" or "inexact" */
const char *claim_word(enum queue_claim claim);

#endif
