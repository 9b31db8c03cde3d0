/* What was found of a queue, against what it claims: a word for data; verdict.h has the
 * page's. */
#ifndef QLAB_REPORT_RESULT_FINDING_H
#define QLAB_REPORT_RESULT_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/result/result.h"

/* Of one queue at one swept value, or over all of them. */
enum finding {
    FINDING_HOLDS,    /* claims exact; never lied */
    FINDING_REFUTED,  /* claims exact; lied */
    FINDING_LIED,     /* claims inexact; lied */
    FINDING_NOT_SEEN, /* claims inexact; did not lie within this budget */
    FINDING_RAW,      /* claims exact; lied by raw stamps, which refute nothing */
    FINDING_UNTESTED, /* no lie, and no attempt in any counted run: nothing was tested */
};

/* What follows for a queue that lied in any run, or not. `attempts` are those of the counted runs;
 * a lie in any other run is a lie all the same. */
enum finding finding_of(const struct result *result, size_t queue, bool lied, uint64_t attempts);

bool finding_is_lie(enum finding finding);

/* "holds", "refuted", "lied", "not-seen", "raw", "untested" */
const char *finding_word(enum finding finding);

/* "exact" or "inexact" */
const char *claim_word(enum queue_claim claim);

#endif
