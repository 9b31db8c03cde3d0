/* Never-empty: every worker puts one item, then asks until it gets one; again and again.
 *
 * While a worker asks, at least one item more was put than was got by the others, so the queue is
 * never empty during a get: every Empty is a lie. No prefilling is needed, so a piece is as long
 * as the log.
 */
#include "measure/workload/never_empty.h"

#include "measure/workload/common.h"

#define ROOM  1024 /* far more places than workers: a claimed slot is not soon claimed again */
#define CHECK 16   /* items between two looks at the budget, which reads every worker's line */

/* Every worker may have put its item before anybody gets one. */
static size_t never_empty_least_room(const struct scenario *scenario)
{
    return scenario->knob[KNOB_CONSUMERS];
}

size_t never_empty_room(const struct scenario *scenario)
{
    (void)scenario;
    return ROOM;
}

static bool get_one(struct worker *worker)
{
    enum queue_answer answer = QUEUE_EMPTY;
    while (answer != QUEUE_GOT)
        if (!take(worker, &answer))
            return false;
    return true;
}

void never_empty_work(struct worker *worker)
{
    uint64_t budget = worker->rig->board->budget;
    for (uint64_t n = 1; put_one(worker, worker_item(worker, n)) && get_one(worker); n++)
        if (budget > 0 && n % CHECK == 0 && items_got(worker->rig) >= budget)
            return;
}

const struct workload_class workload_never_empty = {
    .name = "never-empty",
    .summary = "every worker puts one item, then gets one: there is always one to get",
    .knobs = TAKE_KNOBS,
    .traits = TRAIT_EVERYONE,
    .room = never_empty_room,
    .least_room = never_empty_least_room,
    .work = never_empty_work,
};
