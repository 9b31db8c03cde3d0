/* Looks in a sweep: which are attempts, and which Empties are lies. */
#ifndef QLAB_JUDGE_SWEEP_LOOKS_H
#define QLAB_JUDGE_SWEEP_LOOKS_H

#include "judge/sweep_doubt.h"
#include "judge/sweep_state.h"

/* An Empty is over: whether it is a lie in the order of the sweep. */
static inline void empty_over(struct sweep *sweep, struct walker *walker,
                              const struct operation *empty)
{
    if (!sweep->swept || sweep->since_turn >= walker->begun)
        return;
    sweep->marks[sweep_number(walker, empty)] |= MARK_COVERED;
    if (walker->covered++ == 0)
        walker->since = sweep->since_stamp;
}

/* Whether something that the worker had put itself was certainly inside, though nothing was by
 * stamps: so only its puts that have not returned matter. */
static inline bool own_inside(struct sweep *sweep, struct walker *walker,
                              const struct operation *call)
{
    size_t number = sweep_number(walker, call);
    if (!sweep->follow || sweep->own)
        return sweep->own && sweep->own[number / 64] >> number % 64 & 1;
    if (walker->kept < walker->returned)
        walker->kept = walker->returned;
    for (; walker->kept < call; walker->kept++) {
        if (walker->kept->answer != ANSWER_OK)
            continue;
        uint64_t word = items_word(&sweep->items, walker->kept->item);
        if (!(word & GET_INVOKED) || word >> TICKET << TICKET == sweep->moment << TICKET)
            return true;
    }
    return false;
}

/* A get, or empty(), is invoked. */
static inline void begin_look(struct sweep *sweep, struct walker *walker,
                              const struct operation *call, uint64_t now, struct sweep_kind kind)
{
    if (now != sweep->latest) {
        sweep->before = sweep->inside;
        sweep->latest = now;
        sweep->moment = sweep->turn;
    }
    bool attempt = call->answer != ANSWER_PENDING && !walker->aside &&
                   (sweep->before || own_inside(sweep, walker, call));
    if (kind.follow && attempt)
        sweep->marks[sweep_number(walker, call)] |= MARK_ATTEMPT;
    looks_begin(&walker->looks, call, attempt, sweep->of_empties->tally);
}

/* Returns 0, ENOMEM or EOVERFLOW. */
static inline int take_empty(struct sweep *sweep, size_t worker, uint64_t now,
                             struct sweep_kind kind)
{
    const struct sweep_empties *asked = sweep->of_empties;
    struct walker *walker = &sweep->walkers[worker];
    const struct operation *empty = walker->returned;
    uint8_t mark = kind.follow ? sweep->marks[sweep_number(walker, empty)] : MARK_ATTEMPT;
    uint64_t instant = sweep->inside ? sweep->since : now;
    bool spurious = sweep->inside && sweep->since < empty->invoked;
    bool doubt = mark & MARK_COVERED && !spurious && !sweep->asked;
    int error = doubt ? sweep_doubt(sweep, worker, &instant) : 0;
    if (error)
        return error;
    sweep->told += kind.follow;
    walker->covered -= mark & MARK_COVERED;
    if (sweep->verdicts)
        instant = *sweep->verdicts++;
    if (sweep->verdicts || doubt)
        spurious = instant == STAMP_NEVER;
    if (spurious && !(mark & MARK_ATTEMPT))
        looks_owe(&walker->looks, !walker->aside, asked->tally);
    looks_end(&walker->looks, empty, spurious, asked->tally);
    if (asked->visit)
        asked->visit(asked->context, worker, (size_t)(empty - walker->start), spurious, instant);
    return 0;
}

#endif
