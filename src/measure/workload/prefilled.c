/* Prefilled: all items are put before the start, then every worker only gets.
 *
 * Every put has returned before any get begins, and the item that is got last was certainly inside
 * all the time until then. So every Empty before the last item is gone is a lie. This is the
 * student's experiment: "I put everything, then asked, and was told Empty".
 */
#include "measure/workload/common.h"

/* Only an Empty makes a worker ask whether all items are got: the sum reads every other worker's
 * line, and must not slow the gets that succeed. */
static void prefilled_work(struct worker *worker)
{
    enum queue_answer answer;
    while (take(worker, &answer))
        if (answer == QUEUE_EMPTY && items_got(worker->rig) >= worker->rig->board->target)
            return;
}

const struct workload_class workload_prefilled = {
    .name = "prefilled",
    .summary = "all items are put before the start; then every worker only gets",
    .knobs = TAKE_KNOBS | KNOB_BIT(KNOB_ITEMS),
    .traits = TRAIT_PEERS,
    .room = items_room,
    .least_room = items_room,
    .fill = items_fill,
    .work = prefilled_work,
};
