/* What a result comes to as a whole. */
#include "report/result/status.h"

enum finding result_finding(const struct result *result, const struct point *points, size_t count,
                            size_t queue)
{
    bool lied = false;
    uint64_t attempts = 0;
    for (size_t i = 0; i < count; i++) {
        if (points[i].queue != queue)
            continue;
        lied |= points[i].tally.spurious + points[i].aside > 0;
        attempts += points[i].tally.attempts;
    }
    return finding_of(result, queue, lied, attempts);
}

int result_status(const struct result *result, const struct point *points, size_t count)
{
    const struct lab *lab = result->lab;
    int status = 0;
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        enum finding finding = result_finding(result, points, count, queue);
        bool expected = lab->queues[queue].expectation != EXPECT_NEVER;
        if (finding == FINDING_REFUTED)
            return 1;
        if (finding == FINDING_UNTESTED && workload_has(lab->scenario.workload, TRAIT_ASIDE))
            continue; /* it was not asked for Empties, nor is the lab about them */
        if (finding == FINDING_UNTESTED || (expected && !finding_is_lie(finding)))
            status = 2;
    }
    return status;
}
