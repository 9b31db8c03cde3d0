/* What the gets that never returned are taken to have got. */
#ifndef QLAB_JUDGE_PENDING_H
#define QLAB_JUDGE_PENDING_H

#include "history/history.h"

/* The k-th earliest invoked pending get takes the k-th earliest returned item that went in and
 * that nobody got. *taken is NULL if no get is pending, else an array from malloc with, for every
 * worker, the item its pending get takes, or 0. Returns 0 or ENOMEM.
 *
 * This excuses as much as any choice can: a get invoked earlier ends an item's stay earlier, and
 * an item that came earlier both covers more and must, in FIFO order, have left earlier. But where
 * the items left are `lost`, and cover nothing, the gets take the latest returned of all. */
int pending_settle(const struct history *history, bool lost, uint64_t **taken);

/* The item that this operation takes out: its own if it got one, the settled one if it is a pending
 * get; 0 if none. */
static inline uint64_t pending_item(const struct operation *operation, const uint64_t *taken,
                                    size_t worker)
{
    if (operation->answer == ANSWER_GOT)
        return operation->item;
    if (operation->answer == ANSWER_PENDING && operation->kind == OPERATION_GET)
        return taken[worker];
    return 0;
}

#endif
