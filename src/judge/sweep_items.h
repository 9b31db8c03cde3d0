/* Items in a sweep: what invocations and returns make of an item's word. */
#ifndef QLAB_JUDGE_SWEEP_ITEMS_H
#define QLAB_JUDGE_SWEEP_ITEMS_H

#include <errno.h>

#include "judge/sweep_state.h"

/* What was given back may go in anywhere: it overtakes nothing, and nothing overtakes it. */
static inline bool has_place(const struct sweep *sweep, const struct operation *put)
{
    return sweep->of_items->ordered && put->manner != MANNER_BACK;
}

static inline void put_over(struct sweep *sweep, struct sweep_kind kind,
                            const struct operation *put, uint64_t *word)
{
    if (!(*word & (GET_INVOKED | PUT_OVER))) {
        if (kind.follow && sweep->swept++ == 0) {
            sweep->since_turn = sweep->turn;
            sweep->since_stamp = sweep->merge.first.stamp;
        }
        if (has_place(sweep, put))
            *word |= tickets_take(&sweep->tickets) << TICKET;
    }
    *word |= PUT_OVER;
}

static inline void put_returned(struct sweep *sweep, const struct operation *put, uint64_t *word,
                                uint64_t now)
{
    if (*word & GET_OVER) {
        items_remove(&sweep->items, put->item, word);
        return;
    }
    if (!(*word & (GET_INVOKED | PUT_RETURNED)) && sweep->inside++ == 0)
        sweep->since = now;
    *word |= PUT_RETURNED;
}

static inline void get_invoked(struct sweep *sweep, struct sweep_kind kind, uint64_t item,
                               uint64_t *word)
{
    uint64_t state = *word, ticket = state >> TICKET;
    if ((state & (PUT_RETURNED | GET_INVOKED)) == PUT_RETURNED)
        sweep->inside--;
    if (kind.items && (state & (PUT_OVER | GET_INVOKED)) == PUT_OVER) {
        sweep->swept -= kind.follow;
        if (ticket)
            tickets_return(&sweep->tickets, ticket);
    }
    if (kind.follow && !(state & GET_INVOKED))
        *word = (state & (((uint64_t)1 << TICKET) - 1)) | sweep->moment << TICKET;
    if (kind.items)
        *word |= GET_INVOKED;
    else if (state & PUT_RETURNED) /* the rest does not matter */
        items_remove(&sweep->items, item, word);
    else
        *word |= GET_INVOKED | GET_OVER;
}

/* What a sweep that follows program order makes of Empties from here on need not hold. Returns 0,
 * ENOMEM or EOVERFLOW. */
static inline int add_suspect(struct sweep *sweep, uint64_t item)
{
    uint64_t *number = items_claim(&sweep->suspects, item);
    if (number && !*number)
        *number = ++sweep->suspected;
    if (number && sweep->follow && sweep->of_empties && !sweep->asked)
        return sweep_ask(sweep);
    return number ? 0 : ENOMEM;
}

/* Whether the item of a get overtook another. */
static inline bool overtook(struct sweep *sweep, size_t worker, const struct operation *get,
                            uint64_t word)
{
    const uint64_t *bits = sweep->of_items->overtook;
    size_t number = sweep_number(&sweep->walkers[worker], get);
    return tickets_oldest(&sweep->tickets) < (word >> BEFORE & TICKETS_MOST) ||
           (bits && bits[number / 64] >> number % 64 & 1);
}

/* Returns 0, ENOMEM or EOVERFLOW. */
static inline int get_over(struct sweep *sweep, size_t worker, const struct operation *get,
                           uint64_t *word)
{
    bool regular = (*word & (PUT_INVOKED | GET_OVER)) == PUT_INVOKED;
    int error = regular ? 0 : add_suspect(sweep, get->item);
    if (error)
        return error;
    if (regular && sweep->of_items->ordered && overtook(sweep, worker, get, *word))
        faults_add(sweep->of_items->faults, FAULT_ORDER, worker,
                   (size_t)(get - sweep->walkers[worker].start));
    *word |= GET_OVER;
    if (*word & PUT_RETURNED)
        items_remove(&sweep->items, get->item, word);
    return 0;
}

#endif
