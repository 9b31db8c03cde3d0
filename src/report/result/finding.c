/* What was found of a queue, against what it claims. */
#include "report/result/finding.h"

#include <assert.h>

enum finding finding_of(const struct result *result, size_t queue, bool lied, uint64_t attempts)
{
    assert(queue < result->lab->queue_count);
    if (!lied && attempts == 0)
        return FINDING_UNTESTED;
    if (result->lab->queues[queue].queue->claim == QUEUE_INEXACT)
        return lied ? FINDING_LIED : FINDING_NOT_SEEN;
    if (!lied)
        return FINDING_HOLDS;
    return result->clock.kind == STAMP_RAW ? FINDING_RAW : FINDING_REFUTED;
}

bool finding_is_lie(enum finding finding)
{
    return finding == FINDING_REFUTED || finding == FINDING_LIED || finding == FINDING_RAW;
}

const char *finding_word(enum finding finding)
{
    static const char *const words[] = {
        [FINDING_HOLDS] = "holds", [FINDING_REFUTED] = "refuted",
        [FINDING_LIED] = "lied",   [FINDING_NOT_SEEN] = "not-seen",
        [FINDING_RAW] = "raw",     [FINDING_UNTESTED] = "untested",
    };
    return words[finding];
}

const char *claim_word(enum queue_claim claim)
{
    return claim == QUEUE_EXACT ? "exact" : "inexact";
}
