/* What was found of a queue, against what it claims. */
#include "report/result/finding.h"

#include <assert.h>

/* The worst of these kinds; FINDING_UNTESTED if there is none. */
static enum finding worst(unsigned wrong)
{
    for (int kind = 0; kind < WRONGS; kind++)
        if (wrong & WRONG_BIT(kind))
            return (enum finding)(FINDING_WRONG + kind);
    return FINDING_UNTESTED;
}

enum finding finding_of(const struct result *result, size_t queue, const struct seen *seen)
{
    assert(queue < result->lab->queue_count);
    const struct lab_queue *asked = &result->lab->queues[queue];
    bool exact = asked->queue->claim == QUEUE_EXACT, raw = result->clock.kind == STAMP_RAW;
    unsigned unexpected = seen->wrong & ~wrong_allowed(asked);
    if (seen->lied && exact && !raw)
        return FINDING_REFUTED;
    if (unexpected)
        return worst(unexpected);
    if (seen->lied)
        return exact ? FINDING_RAW : FINDING_LIED;
    if (seen->wrong || seen->attempts == 0)
        return worst(seen->wrong);
    return exact ? FINDING_HOLDS : FINDING_NOT_SEEN;
}

const char *finding_word(enum finding finding)
{
    static const char *const words[] = {
        [FINDING_HOLDS] = "holds", [FINDING_REFUTED] = "refuted",
        [FINDING_LIED] = "lied",   [FINDING_NOT_SEEN] = "not-seen",
        [FINDING_RAW] = "raw",     [FINDING_UNTESTED] = "untested",
    };
    return finding >= FINDING_WRONG ? words_wrong[finding - FINDING_WRONG] : words[finding];
}

const char *claim_word(enum queue_claim claim)
{
    return claim == QUEUE_EXACT ? "exact" : "inexact";
}
