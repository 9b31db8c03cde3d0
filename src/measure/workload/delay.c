/* Delay: put() has returned; how long until somebody sees the item?
 *
 * One item at a time. Whoever puts it looks at once, with empty(), until that says False, and gets
 * it; in the case "computing" somebody else looks, and the putter computes meanwhile. A fresh queue
 * for every item (first) is a piece for every item. In all other cases the putter rests before
 * every put, so that whatever carries the items has gone to sleep, and the first item of a piece,
 * for which it had to be started, counts in no measure.
 */
#include "measure/workload/common.h"

static const struct measure first_true = {
    .name = "first_true",
    .label = "first look: Empty",
    .help = "share of puts after whose return the first look, empty() or a get, still said Empty",
    .unit = MEASURE_SHARE,
};
static const struct measure visible_after = {
    .name = "visible_after",
    .label = "visible after",
    .help = "from the return of a put to the return of the first look that saw the item",
    .unit = MEASURE_TIME,
    .many = true,
};
static const struct measure longest = {
    .name = "longest",
    .label = "longest",
    .help = "the longest of these times in a run",
    .unit = MEASURE_TIME,
};

#define REST_NS 1000000

#define LARGE_BYTES (512 * 1024) /* eight times a pipe's usual size, half of its largest */

/* One puts and looks, or somebody else looks. */
static size_t delay_workers(const struct scenario *scenario)
{
    return scenario->knob[KNOB_CASE] == CASE_COMPUTING ? 2 : 1;
}

/* What the knob says, or so many that a pipe's usual size is not enough if the case is large items
 * and nothing is said. */
static uint64_t delay_bytes(const struct scenario *scenario)
{
    uint64_t bytes = scenario->knob[KNOB_BYTES];
    return bytes == 0 && scenario->knob[KNOB_CASE] == CASE_LARGE ? LARGE_BYTES : bytes;
}

static size_t delay_room(const struct scenario *scenario)
{
    (void)scenario;
    return 16;
}

/* Looks until empty() says False. False if the piece was over before. */
static bool see(struct worker *worker)
{
    while (worker_on(worker))
        if (!record_empty(worker))
            return true;
    return false;
}

static bool get(struct worker *worker)
{
    uint64_t item;
    while (worker_on(worker))
        if (record_get(worker, &item) == QUEUE_GOT)
            return true;
    return false;
}

static bool put(struct worker *worker)
{
    return worker_on(worker) && record_put(worker, worker_item(worker, worker->put + 1));
}

static bool enough(const struct worker *worker, uint64_t items)
{
    uint64_t budget = worker->rig->board->budget;
    return budget > 0 && items >= budget;
}

static void rest(const struct worker *worker, uint64_t ns)
{
    worker_sleep(worker, now_ns() + ns);
}

static void put_and_look(struct worker *worker)
{
    bool first = worker->scenario->knob[KNOB_CASE] == CASE_FIRST;
    do
        rest(worker, first ? 0 : REST_NS);
    while (put(worker) && see(worker) && get(worker) && !first && !enough(worker, worker->got));
}

/* Computes from the return of the put until another worker has got the item. */
static void put_and_compute(struct worker *worker)
{
    do {
        rest(worker, REST_NS);
        if (!put(worker))
            break;
        while (items_got(worker->rig) < worker->put && worker_on(worker))
            ;
    } while (!enough(worker, worker->put));
    /* Release: .put before it. Partner: the acquire in watch(). */
    atomic_store_explicit(&worker->control->produced, true, memory_order_release);
}

static void watch(struct worker *worker)
{
    const struct control *putter = &worker->rig->control[0];
    /* Acquire: the partner is in put_and_compute(). All that was put is then got: it waited. */
    while (worker_on(worker) && !atomic_load_explicit(&putter->produced, memory_order_acquire))
        if (!record_empty(worker) && !get(worker))
            return;
}

static void delay_work(struct worker *worker)
{
    if (worker->scenario->knob[KNOB_CASE] != CASE_COMPUTING)
        put_and_look(worker);
    else if (worker->index == 0)
        put_and_compute(worker);
    else
        watch(worker);
}

/* One item: its put, and the calls by which it was looked for. */
struct trial {
    const struct operation *put;
    const struct operation *first; /* look invoked after the put's return; NULL: seen before that */
    const struct operation *seen;  /* first answer that is not Empty */
};

/* Goes on to the next item that was put and got; *put and *look are places in the two logs. */
static bool next_trial(const struct history *history, size_t *put, size_t *look,
                       struct trial *trial)
{
    const struct history_log *puts = &history->logs[0];
    const struct history_log *looks = &history->logs[history->workers > 1];
    *trial = (struct trial){0};
    while (*put < puts->count && puts->operations[*put].kind != OPERATION_PUT)
        ++*put;
    if (*put == puts->count)
        return false;
    trial->put = &puts->operations[(*put)++];
    for (const struct operation *call; *look < looks->count;) {
        call = &looks->operations[(*look)++];
        if (call->kind == OPERATION_PUT)
            continue;
        if (!trial->first && !trial->seen &&
            call->invoked > operation_over(trial->put, history->guard))
            trial->first = call;
        if (!trial->seen && !operation_says_empty(call))
            trial->seen = call;
        if (call->answer == ANSWER_GOT)
            return true;
    }
    return false;
}

/* Adds a trial to the share of first looks, to the times, and to the longest of them. */
static int trial_add(const struct piece *piece, const struct trial *trial,
                     struct readings *readings)
{
    double trials = (double)readings_count(readings, &visible_after);
    double lied = trial->first && operation_says_empty(trial->first);
    double share = trials > 0 ? readings_get(readings, &first_true) : 0;
    uint64_t put = trial->put->returned, seen = trial->seen->returned;
    double time = ticks_ns(piece->history, seen > put ? seen - put : 0);
    readings_set(readings, &first_true, (share * trials + lied) / (trials + 1));
    if (!(time <= readings_get(readings, &longest))) /* nor is it if that is NAN: none yet */
        readings_set(readings, &longest, time);
    return readings_add(readings, &visible_after, time, piece->random);
}

static int delay_measure(const struct piece *piece, struct readings *readings)
{
    bool counts = piece->scenario->knob[KNOB_CASE] == CASE_FIRST;
    size_t put = 0, look = 0;
    struct trial trial;
    int error = 0;
    while (!error && next_trial(piece->history, &put, &look, &trial)) {
        if (counts)
            error = trial_add(piece, &trial, readings);
        counts = true;
    }
    return error;
}

const struct workload_class workload_delay = {
    .name = "delay",
    .summary = "one item at a time is put, looked for at once, and got",
    .knobs =
        KNOB_BIT(KNOB_CASE) | KNOB_BIT(KNOB_BYTES) | KNOB_BIT(KNOB_OPS) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_LOOKS | TRAIT_PEERS,
    .measures = {&first_true, &visible_after, &longest},
    .workers = delay_workers,
    .bytes = delay_bytes,
    .room = delay_room,
    .work = delay_work,
    .measure = delay_measure,
};
