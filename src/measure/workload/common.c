/* The steps that workloads share. */
#include "measure/workload/common.h"

#include <sched.h>

#define BATCH 500 /* items put at once, where that is cheaper */

/* Puts the next items at once. They count as put when all are in: later than they were, which
 * convicts nobody, and nobody else is there yet. */
static bool put_batch(struct worker *worker, uint64_t first, uint64_t count)
{
    uint64_t items[BATCH];
    for (uint64_t i = 0; i < count; i++)
        items[i] = worker_item(worker, first + i);
    if (!worker->queue->put_many(worker->part, items, count))
        return false;
    for (uint64_t i = 0; i < count && worker_on(worker); i++)
        record_was_put(worker, items[i]);
    return true;
}

void put_items(struct worker *worker, uint64_t items)
{
    if (worker->queue->put_many) {
        for (uint64_t n = 1; n <= items && worker_on(worker); n += BATCH)
            if (!put_batch(worker, n, items - n < BATCH ? items - n + 1 : BATCH))
                return;
        return;
    }
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

/* Works on an item. False if it is to be given back. */
static bool work(struct worker *worker, uint64_t item)
{
    (void)item; /* all are alike */
    const uint64_t *knob = worker->scenario->knob;
    if (knob[KNOB_WORK] > 0)
        worker_busy(worker, knob[KNOB_WORK]);
    return knob[KNOB_ROLLBACK] == 0 || random_below(&worker->random, 100) >= knob[KNOB_ROLLBACK];
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
                                 : record_get_working(worker, &item, work);
    if (*answer == QUEUE_GOT && !worker->queue->settle)
        work(worker, item); /* what is final cannot be given back */
    return true;
}
