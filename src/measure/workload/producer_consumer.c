/* Producer-consumer: the first workers put, the others get.
 *
 * With a rate, producers are an open loop: item i is due at start + i / rate, however long the
 * queue kept the producer with the items before, so a stalled queue is not asked less. The queue
 * is often truly empty here; only the judge can tell which Empties are lies.
 */
#include "measure/workload/common.h"

#include <sched.h>

#define ROOM 1024 /* enough for bursts; a producer that meets Full gives way */

static size_t producer_consumer_room(const struct scenario *scenario)
{
    (void)scenario;
    return ROOM;
}

/* This producer's share of the budget; without one as many as the piece lets it. */
static uint64_t share(const struct worker *worker)
{
    uint64_t producers = worker->scenario->knob[KNOB_PRODUCERS];
    uint64_t budget = worker->rig->board->budget;
    if (budget == 0)
        return UINT64_MAX;
    return budget / producers + (worker->index < budget % producers);
}

static void produce(struct worker *worker)
{
    uint64_t rate = worker->scenario->knob[KNOB_RATE], began = now_ns(), items = share(worker);
    for (uint64_t n = 1; n <= items && worker_on(worker);) {
        if (rate > 0) /* in seconds and rest: n * 10^9 alone would overflow */
            worker_sleep(worker, began + n / rate * NS_A_SECOND + n % rate * NS_A_SECOND / rate);
        if (worker_on(worker) && record_put(worker, worker_item(worker, n)))
            n++;
        else
            sched_yield();
    }
    /* Release: all of this producer's .put. Partner: the acquire in all_got(). */
    atomic_store_explicit(&worker->control->produced, true, memory_order_release);
}

/* True if all producers have finished and all their items are got. In this order: once they have
 * finished, the number of items put is final. */
static bool all_got(const struct worker *worker)
{
    const struct control *control = worker->rig->control;
    for (uint64_t i = 0; i < worker->scenario->knob[KNOB_PRODUCERS]; i++)
        /* Partner: the release in produce(). */
        if (!atomic_load_explicit(&control[i].produced, memory_order_acquire))
            return false;
    return items_got(worker->rig) >= items_put(worker->rig);
}

static void producer_consumer_work(struct worker *worker)
{
    enum queue_answer answer;
    if (worker->index < worker->scenario->knob[KNOB_PRODUCERS])
        produce(worker);
    else
        while (take(worker, &answer))
            if (answer == QUEUE_EMPTY && all_got(worker))
                return;
}

const struct workload_class workload_producer_consumer = {
    .name = "producer-consumer",
    .summary = "some workers put, the others get",
    .knobs = TAKE_KNOBS | KNOB_BIT(KNOB_PRODUCERS) | KNOB_BIT(KNOB_RATE),
    .traits = TRAIT_PEERS,
    .room = producer_consumer_room,
    .work = producer_consumer_work,
};
