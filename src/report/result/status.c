/* What a result comes to as a whole. */
#include "report/result/status.h"

struct seen result_seen(const struct result *result, const struct point *points, size_t count,
                        size_t queue)
{
    struct seen seen = {false, 0, 0};
    for (size_t i = 0; i < count; i++) {
        if (points[i].queue != queue)
            continue;
        struct seen more = point_seen(result, &points[i]);
        seen.lied |= more.lied;
        seen.attempts += more.attempts;
        seen.wrong |= more.wrong;
    }
    return seen;
}

int result_status(const struct result *result, const struct point *points, size_t count)
{
    const struct lab *lab = result->lab;
    int status = 0;
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        const struct lab_queue *asked = &lab->queues[queue];
        struct seen seen = result_seen(result, points, count, queue);
        enum finding finding = finding_of(result, queue, &seen);
        bool lies = asked->expectation == EXPECT_SOMETIMES || asked->expectation == EXPECT_ALWAYS;
        if (finding == FINDING_REFUTED || seen.wrong & ~wrong_allowed(asked))
            return 1;
        if (wrong_expected(asked) & ~seen.wrong)
            status = 2;
        if ((finding == FINDING_UNTESTED || finding == FINDING_NOT_SEEN) &&
            workload_has(lab->scenario.workload, TRAIT_ASIDE))
            continue; /* it was not asked for Empties in vain: the lab is not about them */
        if (finding == FINDING_UNTESTED || (lies && !seen.lied))
            status = 2;
    }
    return status;
}
