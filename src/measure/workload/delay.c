/* Delay: put() has returned; how long until somebody sees the item?
 *
 * One item at a time. Whoever puts it looks at once, with empty(), until that says False, and gets
 * it; in the case "computing" somebody else looks, and the putter computes meanwhile. A fresh queue
 * for every item (first) is a piece for every item. In all other cases the putter rests before
 * every put, so that whatever carries the items has gone to sleep, and the first item of a piece,
 * for which it had to be started, counts in no measure.
 */
#include "measure/workload/workload.h"

enum { FIRST_TRUE, VISIBLE_AFTER, LONGEST }; /* as in lab/measures.c */

#define REST_NS 1000000

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
    struct samples *times = &readings->samples[VISIBLE_AFTER];
    double trials = (double)times->seen;
    double lied = trial->first && operation_says_empty(trial->first);
    uint64_t put = trial->put->returned, seen = trial->seen->returned;
    double time = ticks_ns(piece->history, seen > put ? seen - put : 0);
    double *share = &readings->value[FIRST_TRUE], *longest = &readings->value[LONGEST];
    *share = trials > 0 ? (*share * trials + lied) / (trials + 1) : lied;
    if (!(time <= *longest)) /* nor is it if *longest is NAN: none yet */
        *longest = time;
    return samples_add(times, time, piece->random);
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
    .room = delay_room, .work = delay_work, .measure = delay_measure};
