/* The steps that workloads share. */
#include "measure/workload/common.h"

#include <sched.h>

void put_items(struct worker *worker, uint64_t items)
{
    for (uint64_t n = 1; n <= items && worker_on(worker); n++)
        if (!record_put(worker, worker_item(worker, n)))
            return;
}

bool put_one(struct worker *worker, uint64_t item)
{
    while (worker_on(worker)) {
        if (record_put(worker, item))
            return true;
        sched_yield();
    }
    return false;
}

size_t items_room(const struct scenario *scenario)
{
    return scenario->knob[KNOB_ITEMS];
}

void items_fill(struct worker *filler)
{
    put_items(filler, filler->scenario->knob[KNOB_ITEMS]);
}

bool take(struct worker *worker, enum queue_answer *answer)
{
    const uint64_t *knob = worker->scenario->knob;
    uint64_t looks = worker->queue->empty ? knob[KNOB_LOOKS] : 0;
    for (uint64_t i = 0; i < looks && worker_on(worker); i++)
        record_empty(worker);
    if (!worker_on(worker))
        return false;
    uint64_t item = 0;
    *answer = knob[KNOB_TIMEOUT] ? record_get_timed(worker, &item, knob[KNOB_TIMEOUT])
                                 : record_get(worker, &item);
    if (*answer == QUEUE_GOT && knob[KNOB_WORK] > 0)
        worker_busy(worker, knob[KNOB_WORK]);
    return true;
}
