/* Order, as the history declares it. */
#include "judge/inquiry.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/kinds/fifo.h"
#include "judge/kinds/order.h"
#include "judge/match.h"
#include "judge/program.h"

/* Counts (and, with `faults` listening, tells) the faults of order, of items put and got; lists the
 * items left, unless that is NULL. */
int inquiry_order(struct inquiry *inquiry, bool lost, struct faults *faults,
                  struct fates *items_left)
{
    const struct history *history = inquiry->history;
    struct fates fates = inquiry->fates;
    fates.lost = lost;
    bool fifo = history->order == ORDER_FIFO, putters = history->order == ORDER_FIFO_PER_PUTTER;
    if (history->order == ORDER_BAG || (fifo && !program_is_tight(history)))
        return fifo_sweep(history, &fates, fifo, NULL, NULL, faults, items_left);
    struct match match;
    uint64_t *overtook = NULL;
    int error = match_open(&match, history, fates.taken);
    if (!error && (fifo || putters) && !(overtook = order_by_program(&match, putters, lost)))
        error = ENOMEM;
    if (!error)
        error = fifo_sweep(history, &fates, fifo, &match, overtook, faults, items_left);
    if (!error && history->order == ORDER_LIFO)
        error = order_lifo(&match, lost, faults);
    if (!error && history->order == ORDER_PRIORITY)
        error = order_priority(&match, lost, faults);
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

/* As with Empties: what is left is lost if that was seen; else both readings. */
int inquiry_orders(struct inquiry *inquiry)
{
    bool left = inquiry->fates.count > 0;
    int error = inquiry_order(inquiry, left && inquiry->history->drained, &inquiry->faults, NULL);
    uint64_t count = inquiry->faults.count[FAULT_ORDER];
    if (error || !left || inquiry->history->drained || !count)
        return error;
    struct faults other = {0};
    error = inquiry_order(inquiry, true, &other, NULL);
    inquiry->judgement->either_order.count = count - other.count[FAULT_ORDER];
    return error;
}

/* Gets that precede their puts only by program order. */
int inquiry_fresh(struct inquiry *inquiry)
{
    if (!program_is_tight(inquiry->history))
        return 0;
    struct match match;
    uint64_t fresh = 0;
    int error = match_open(&match, inquiry->history, inquiry->fates.taken);
    if (!error)
        error = program_fresh(&match, &fresh);
    match_close(&match);
    inquiry->faults.count[FAULT_FRESH] += fresh;
    return error;
}
