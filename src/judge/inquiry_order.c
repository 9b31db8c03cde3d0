/* Order, as the history declares it. */
#include "judge/inquiry.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/kinds/order.h"
#include "judge/match.h"
#include "judge/program.h"

int inquiry_order(struct inquiry *inquiry, const struct fates *fates, struct faults *faults,
                  struct fates *items_left, const struct sweep_empties *empties)
{
    const struct history *history = inquiry->history;
    bool fifo = history->order == ORDER_FIFO, putters = history->order == ORDER_FIFO_PER_PUTTER;
    bool follow = items_left && inquiry->follow;
    struct sweep_items items = {
        .ordered = fifo, .follow = follow, .faults = faults, .left = items_left};
    if (history->order == ORDER_BAG || (fifo && (follow || !inquiry->tight)))
        return sweep_once(history, fates, &items, empties);
    struct match match;
    uint64_t *overtook = NULL;
    int error = match_open(&match, history, fates->taken);
    if (!error && (fifo || putters) && !(overtook = order_by_program(&match, putters, fates->lost)))
        error = ENOMEM;
    items.overtook = overtook;
    if (!error)
        error = sweep_once(history, fates, &items, empties);
    if (!error && history->order == ORDER_LIFO)
        error = order_lifo(&match, fates->lost, faults);
    if (!error && history->order == ORDER_PRIORITY)
        error = order_priority(&match, fates->lost, faults);
    for (size_t worker = 0; !error && putters && worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            size_t number = match.base[worker] + i;
            if (overtook[number / 64] >> number % 64 & 1)
                faults_add(faults, FAULT_ORDER, worker, i);
        }
    free(overtook);
    match_close(&match);
    return error;
}

/* Whether the item of this put came out. */
static bool came(const struct match *match, size_t number)
{
    return match_call(match, number)->kind == OPERATION_PUT && match->partner[number] < MATCH_MOST;
}

/* Counts the items left of one worker that something overtook: what came of what was put after
 * `latest` was invoked, or by the same worker later. The other orders are not told so finely. */
static void count_overtaken(const struct inquiry *inquiry, const struct match *match, size_t worker,
                            uint64_t latest, struct either *either)
{
    enum history_order order = inquiry->history->order;
    const struct operation *after = NULL; /* the worker's last put whose item came */
    for (size_t number = match->base[worker + 1]; number-- > match->base[worker];) {
        const struct operation *put = match_call_of(match, worker, number);
        if (!after && came(match, number))
            after = put;
        if (put->answer != ANSWER_OK || match->partner[number] != MATCH_LEFT)
            continue;
        bool own = order <= ORDER_FIFO_PER_PUTTER && after && !operation_same_call(put, after);
        bool before =
            order != ORDER_FIFO_PER_PUTTER && operation_over(put, inquiry->history->guard) < latest;
        if ((own || before) && ++either->lost)
            either->item = put->item;
    }
}

/* Counts the items left that must be lost for the order to be right. */
static int count_lost(const struct inquiry *inquiry, struct either *either)
{
    const struct history *history = inquiry->history;
    struct match match;
    int error = match_open(&match, history, inquiry->lost.taken);
    uint64_t latest = history->order == ORDER_FIFO ? 0 : inquiry->latest_overtook;
    for (size_t number = 0; !error && history->order == ORDER_FIFO && number < match_count(&match);
         number++)
        if (came(&match, number) && match_call(&match, number)->invoked > latest)
            latest = match_call(&match, number)->invoked;
    for (size_t worker = 0; !error && worker < history->workers; worker++)
        count_overtaken(inquiry, &match, worker, latest, either);
    match_close(&match);
    return error;
}

/* Passes a fault on, and notes when the latest get at fault was invoked. */
static void note_overtaking(void *context, const struct fault *fault)
{
    struct inquiry *inquiry = context;
    const struct operation *get = &inquiry->history->logs[fault->worker].operations[fault->index];
    if (fault->kind == FAULT_ORDER && get->invoked > inquiry->latest_overtook)
        inquiry->latest_overtook = get->invoked;
    if (inquiry->faults.tell)
        inquiry->faults.tell(inquiry->context, fault);
}

/* As with Empties: what is left is lost if that was seen; else both readings. */
int inquiry_orders(struct inquiry *inquiry)
{
    struct faults told = {.tell = note_overtaking, .context = inquiry}, other = {0};
    struct either *either = &inquiry->judgement->either_order;
    int error = inquiry_order(inquiry, inquiry_told(inquiry), &told, NULL, NULL);
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        inquiry->faults.count[kind] += told.count[kind];
    if (error || !inquiry->lost.count || inquiry->history->drained || !told.count[FAULT_ORDER])
        return error;
    error = inquiry_order(inquiry, &inquiry->lost, &other, NULL, NULL);
    either->count = told.count[FAULT_ORDER] - other.count[FAULT_ORDER];
    return error || !either->count ? error : count_lost(inquiry, either);
}

/* Gets that precede their puts only by program order. */
int inquiry_fresh(struct inquiry *inquiry)
{
    if (!inquiry->tight || (inquiry->follow && inquiry->orderly))
        return 0;
    struct match match;
    uint64_t fresh = 0;
    int error = match_open(&match, inquiry->history, inquiry->inside.taken);
    if (!error)
        error = program_fresh(&match, &fresh);
    match_close(&match);
    inquiry->faults.count[FAULT_FRESH] += fresh;
    return error;
}
