/* Recording: a call of the queue, with everything that the judge will need.
 *
 * Before the call: what is asked and when; then .begun counts it. After the call: what was
 * answered and when; then .count counts it. So a worker that is killed inside a call leaves
 * .begun > .count, and the parent finds a pending operation with a true invocation stamp.
 * The log belongs to one worker, so plain stores do; the two counters are released after them.
 */
#ifndef QLAB_MEASURE_RECORD_H
#define QLAB_MEASURE_RECORD_H

#include "measure/worker.h"

/* The log is fetched this many operations at a time, while the ones before are written. The fence
 * of every stamp waits for all misses under way, so few waits for many lines are cheaper. (Not a
 * function of its own: gcc drops one that only prefetches, as if it had no effect.) */
#define RECORD_FETCH 64

/* True if the worker may make one more call: the piece is not over and the log has room. A full
 * log ends the piece for everybody. Relaxed: the flag only asks; what it ends is judged after
 * .finished was released. */
static inline bool worker_on(struct worker *worker)
{
    _Atomic bool *over = &worker->rig->board->over;
    if (worker->count == worker->limit)
        atomic_store_explicit(over, true, memory_order_relaxed);
    return !atomic_load_explicit(over, memory_order_relaxed);
}

/* Calls of one worker are kept more than the clock's guard apart, so that stamps alone tell their
 * order. A worker's own order is a fact of the judge's anyway, but not of the items that are left
 * beside a get that never came back, for it may have taken any of them: a lie would be missed there
 * that stamps prove. And a witness is chosen, and proves its lie, by stamps (witness.h). It costs
 * the recorder some nanoseconds, more the wider the guard is. */
static inline struct operation *record_call(struct worker *worker, enum operation_kind kind,
                                            enum operation_manner manner, uint64_t item)
{
    struct operation *operation = &worker->log[worker->count];
    if (worker->count % RECORD_FETCH == 0)
        for (int i = 0; i < RECORD_FETCH; i += 2) /* two operations a line */
            __builtin_prefetch(operation + RECORD_FETCH + i, 1);
    operation->item = item;
    operation->line = 0;
    operation->kind = (uint8_t)kind;
    operation->answer = ANSWER_PENDING;
    operation->manner = (uint8_t)manner;
    operation->spare = 0;
    uint64_t apart = worker->returned + worker->clock.guard, invoked;
    do
        invoked = stamp_invoked(&worker->clock);
    while (invoked <= apart);
    operation->invoked = invoked;
    /* Release: the lines above are in the log first. Partner: the parent, once the worker died. */
    atomic_store_explicit(&worker->control->begun, worker->count + 1, memory_order_release);
    return operation;
}

/* `returned` is taken by the caller, right after the call. */
static inline void record_answer(struct worker *worker, struct operation *operation,
                                 enum operation_answer answer, uint64_t item, uint64_t returned)
{
    operation->item = item;
    operation->answer = (uint8_t)answer;
    operation->returned = worker->returned = returned;
    worker->count++;
    /* Release: the answer is in the log first. Partner: the parent, once the worker died. */
    atomic_store_explicit(&worker->control->count, worker->count, memory_order_release);
}

/* The calls. Each needs worker_on(): room in the log. */

static inline bool record_put(struct worker *worker, uint64_t item)
{
    struct operation *operation = record_call(worker, OPERATION_PUT, MANNER_NOW, item);
    bool in = worker->queue->put(worker->part, item);
    uint64_t returned = stamp_returned(&worker->clock);
    record_answer(worker, operation, in ? ANSWER_OK : ANSWER_FULL, item, returned);
    if (in) /* Release; partner: items_put(). */
        atomic_store_explicit(&worker->control->put, ++worker->put, memory_order_release);
    return in;
}

/* A put of an item that is in already. */
static inline void record_was_put(struct worker *worker, uint64_t item)
{
    struct operation *operation = record_call(worker, OPERATION_PUT, MANNER_NOW, item);
    record_answer(worker, operation, ANSWER_OK, item, stamp_returned(&worker->clock));
    /* Release; partner: items_put(). */
    atomic_store_explicit(&worker->control->put, ++worker->put, memory_order_release);
}

/* The end of every get. `value`: the item, or of a timed Empty its deadline; else 0. */
static inline void record_got(struct worker *worker, struct operation *operation,
                              enum queue_answer answer, uint64_t value, uint64_t returned)
{
    record_answer(worker, operation,
                  answer == QUEUE_GOT    ? ANSWER_GOT
                  : answer == QUEUE_BUSY ? ANSWER_BUSY
                                         : ANSWER_EMPTY,
                  answer == QUEUE_GOT && !value ? ITEM_NEVER_PUT : value, returned);
    if (answer == QUEUE_GOT) /* Release; partner: items_got(). */
        atomic_store_explicit(&worker->control->got, ++worker->got, memory_order_release);
}

/* What a worker does with an item; false: it cannot be done, and the item is given back. */
typedef bool record_work(struct worker *worker, uint64_t item);

/* If a GOT of the queue is not final, the call lasts until it is: the work (NULL: none) is a part
 * of it. So an item is inside until somebody has settled it, and who gave it back was told Busy: he
 * has heard nothing of emptiness. Else the work is the caller's. */
static inline enum queue_answer record_get_working(struct worker *worker, uint64_t *item,
                                                   record_work *work)
{
    struct operation *operation = record_call(worker, OPERATION_GET, MANNER_NOW, 0);
    enum queue_answer answer = worker->queue->get_nowait(worker->part, item);
    if (answer == QUEUE_GOT && worker->queue->settle) {
        bool done = !work || work(worker, *item);
        if (!worker->queue->settle(worker->part, *item, done) || !done)
            answer = QUEUE_BUSY;
    }
    uint64_t returned = stamp_returned(&worker->clock);
    record_got(worker, operation, answer, answer == QUEUE_GOT ? *item : 0, returned);
    return answer;
}

static inline enum queue_answer record_get(struct worker *worker, uint64_t *item)
{
    return record_get_working(worker, item, NULL);
}

/* A stamp certainly not after the deadline of a timed get: its clock may run faster than was
 * measured (or be slewed) by 1/500, and the judge excuses no call for an early stamp. STAMP_NEVER
 * if stamps do not count time. */
static inline uint64_t record_deadline(const struct worker *worker, uint64_t invoked,
                                       uint64_t timeout)
{
    if (worker->clock.ticks_per_second == 0)
        return STAMP_NEVER;
    uint64_t sure = timeout - timeout / 500;
    return invoked + sure / NS_A_SECOND * worker->clock.ticks_per_second +
           sure % NS_A_SECOND * worker->clock.ticks_per_second / NS_A_SECOND;
}

/* With a timeout in ns, which is part of the call. */
static inline enum queue_answer record_get_timed(struct worker *worker, uint64_t *item,
                                                 uint64_t timeout)
{
    struct operation *operation = record_call(worker, OPERATION_GET, MANNER_TIMED, 0);
    uint64_t until = clock_ns(CLOCK_REALTIME) + timeout;
    const struct timespec deadline = {.tv_sec = (time_t)(until / NS_A_SECOND),
                                      .tv_nsec = (long)(until % NS_A_SECOND)};
    enum queue_answer answer = worker->queue->get_timed(worker->part, item, &deadline);
    uint64_t returned = stamp_returned(&worker->clock);
    uint64_t value = answer == QUEUE_GOT     ? *item
                     : answer == QUEUE_EMPTY ? record_deadline(worker, operation->invoked, timeout)
                                             : 0;
    record_got(worker, operation, answer, value, returned);
    return answer;
}

/* Waits for an item, for ever if none comes. */
static inline uint64_t record_get_blocking(struct worker *worker)
{
    struct operation *operation = record_call(worker, OPERATION_GET, MANNER_WAIT, 0);
    uint64_t item = worker->queue->get(worker->part);
    record_got(worker, operation, QUEUE_GOT, item, stamp_returned(&worker->clock));
    return item;
}

static inline bool record_empty(struct worker *worker)
{
    struct operation *operation = record_call(worker, OPERATION_EMPTY, MANNER_NOW, 0);
    bool empty = worker->queue->empty(worker->part);
    uint64_t returned = stamp_returned(&worker->clock);
    record_answer(worker, operation, empty ? ANSWER_TRUE : ANSWER_FALSE, 0, returned);
    return empty;
}

#endif
