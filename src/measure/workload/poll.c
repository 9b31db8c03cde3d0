/* Poll: how a consumer waits for an item, and what the waiting costs.
 *
 * The first workers put at a rate; the others wait for items in one of four ways. Spinning asks
 * without pause; backing off sleeps after every Empty, twice as long as before; a timed get sleeps
 * in the queue for a while at most; a blocking get sleeps in the queue until there is an item. At
 * the end the first producer puts one more item for every consumer, which tells it to go home.
 */
#include <sched.h>

#include "measure/workload/common.h"

static const struct measure cpu_per_item = {
    .name = "cpu_per_item",
    .label = "CPU per item",
    .help = "the consumers' processor time, for every item got",
    .unit = MEASURE_TIME,
};
static const struct measure wake_ups = {
    .name = "wake_ups",
    .label = "wake-ups",
    .help = "times that consumers slept and were woken, for every item got",
    .unit = MEASURE_COUNT,
};
static const struct measure wasted_polls = {
    .name = "wasted_polls",
    .label = "wasted polls",
    .help = "Empties for every item got",
    .unit = MEASURE_COUNT,
};
static const struct measure delay = {
    .name = "delay",
    .label = "delay",
    .help = "from the return of an item's put to the return of its get; 0 if the get was first",
    .unit = MEASURE_TIME,
    .many = true,
};

#define ROOM        1024
#define PATIENCE_NS UINT64_C(1000000) /* of one timed get */
#define SLEEP_LEAST UINT64_C(1000)    /* ns, after the first Empty */
#define SLEEP_MOST  UINT64_C(1000000)
#define GO_HOME     (UINT64_C(1) << 39) /* items of this number and above, see worker_item() */

static size_t poll_room(const struct scenario *scenario)
{
    (void)scenario;
    return ROOM;
}

/* Waits until all producers are done, or the piece is over. */
static void await_producers(struct worker *worker)
{
    const struct control *control = worker->rig->control;
    for (uint64_t i = 1; i < worker->scenario->knob[KNOB_PRODUCERS]; i++)
        /* Partner: the release in produce(). */
        while (!atomic_load_explicit(&control[i].produced, memory_order_acquire) &&
               worker_on(worker))
            sched_yield();
}

/* Also when the piece is over: a consumer may be asleep in the queue. If there is no room then,
 * there are items, and nobody should be. */
static void send_home(struct worker *worker)
{
    uint64_t consumers = worker->scenario->knob[KNOB_CONSUMERS];
    for (uint64_t i = 0; i < consumers && worker->count < worker->limit; i++)
        while (!record_put(worker, worker_item(worker, GO_HOME + i))) {
            if (!worker_on(worker))
                return;
            sched_yield();
        }
}

static void produce(struct worker *worker)
{
    const uint64_t *knob = worker->scenario->knob;
    uint64_t rate = knob[KNOB_RATE], share = knob[KNOB_OPS] / knob[KNOB_PRODUCERS];
    uint64_t began = now_ns();
    for (uint64_t n = 1; n <= share && worker_on(worker); n++) {
        if (rate > 0)
            worker_sleep(worker, began + n / rate * NS_A_SECOND + n % rate * NS_A_SECOND / rate);
        if (!put_one(worker, worker_item(worker, n)))
            break;
    }
    /* Release: all of this producer's puts. Partner: the acquire in await_producers(). */
    atomic_store_explicit(&worker->control->produced, true, memory_order_release);
    if (worker->index == 0) {
        await_producers(worker);
        send_home(worker);
    }
}

/* Gets one item in the scenario's way; 0 if the piece was over before. */
static uint64_t await_item(struct worker *worker)
{
    uint64_t item = 0, sleep = SLEEP_LEAST;
    while (worker_on(worker)) {
        switch (worker->scenario->knob[KNOB_WAIT]) {
        case WAIT_BLOCK:
            return record_get_blocking(worker);
        case WAIT_TIMED:
            if (record_get_timed(worker, &item, PATIENCE_NS) == QUEUE_GOT)
                return item;
            break;
        default:
            if (record_get(worker, &item) == QUEUE_GOT)
                return item;
            if (worker->scenario->knob[KNOB_WAIT] == WAIT_BACK_OFF) {
                nanosleep(&(struct timespec){.tv_nsec = (long)sleep}, NULL);
                sleep = 2 * sleep < SLEEP_MOST ? 2 * sleep : SLEEP_MOST;
            }
        }
    }
    return 0;
}

static void poll_work(struct worker *worker)
{
    if (worker->index < worker->scenario->knob[KNOB_PRODUCERS]) {
        produce(worker);
        return;
    }
    for (uint64_t item; (item = await_item(worker)) != 0 && item_number(item) < GO_HOME;)
        if (worker->scenario->knob[KNOB_WORK] > 0)
            worker_busy(worker, worker->scenario->knob[KNOB_WORK]);
}

/* When the item's put returned: producers put their items in order, so it is the n-th put that was
 * not refused. 0 if there is none. */
static uint64_t put_returned(const struct history *history, uint64_t item, size_t *hint)
{
    const struct history_log *log = &history->logs[(item >> 40) - 1];
    for (; *hint < log->count; ++*hint)
        if (log->operations[*hint].item == item && log->operations[*hint].answer == ANSWER_OK)
            return log->operations[*hint].returned;
    return 0;
}

/* One consumer's delays, from the return of the put to the return of the get. */
static int delays(const struct piece *piece, size_t consumer, struct readings *readings)
{
    const struct history_log *log = &piece->history->logs[consumer];
    size_t hint[WORKERS_MOST] = {0}; /* FIFO: a consumer gets a producer's items in their order */
    for (size_t i = 0; i < log->count; i++) {
        const struct operation *operation = &log->operations[i];
        if (operation->answer != ANSWER_GOT || item_number(operation->item) >= GO_HOME)
            continue;
        uint64_t put =
            put_returned(piece->history, operation->item, &hint[(operation->item >> 40) - 1]);
        uint64_t late = operation->returned > put ? operation->returned - put : 0;
        int error = put == 0 ? 0
                             : readings_add(readings, &delay, ticks_ns(piece->history, late),
                                            piece->random);
        if (error)
            return error;
    }
    return 0;
}

static int poll_measure(const struct piece *piece, struct readings *readings)
{
    uint64_t got = 0, empties = 0, cpu = 0, switches = 0;
    for (size_t w = piece->scenario->knob[KNOB_PRODUCERS]; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        for (size_t i = 0; i < log->count; i++) {
            got += log->operations[i].answer == ANSWER_GOT;
            empties += log->operations[i].answer == ANSWER_EMPTY;
        }
        cpu += piece->control[w].cpu;
        switches += piece->control[w].switches;
        int error = delays(piece, w, readings);
        if (error)
            return error;
    }
    if (got == 0)
        return 0;
    readings_set(readings, &cpu_per_item, (double)cpu / (double)got);
    readings_set(readings, &wake_ups, (double)switches / (double)got);
    readings_set(readings, &wasted_polls, (double)empties / (double)got);
    return 0;
}

const struct workload_class workload_poll = {
    .name = "poll",
    .summary = "some put at a rate, the others wait for items in one of four ways",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_PRODUCERS) | KNOB_BIT(KNOB_CAPACITY) |
             KNOB_BIT(KNOB_RATE) | KNOB_BIT(KNOB_WAIT) | KNOB_BIT(KNOB_WORK) |
             KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_OPS) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_ASIDE,
    .measures = {&cpu_per_item, &wake_ups, &wasted_polls, &delay},
    .room = poll_room,
    .work = poll_work,
    .measure = poll_measure,
};
