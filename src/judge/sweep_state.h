/* Where a sweep is.
 *
 * A sweep that follows program order knows a third event: a call is over when its worker's next
 * call is invoked, or when it returns, whichever comes first in the sweep. No two calls of a worker
 * overlap then, and the sweep is one order of events that has all that stamps tell, and program
 * order. So what is right in that order is right by both. Not the reverse: it puts a call before
 * all that are invoked after the worker's next. What is wrong in it, and not by stamps, is asked of
 * program.h: an Empty by the calls around it (sweep_doubt.h), or all of them.
 */
#ifndef QLAB_JUDGE_SWEEP_STATE_H
#define QLAB_JUDGE_SWEEP_STATE_H

#include "judge/asked.h"
#include "judge/items.h"
#include "judge/looks.h"
#include "judge/merge.h"
#include "judge/program.h"
#include "judge/tickets.h"

/* An item's word in the table: what has happened to it, the tickets given when its put was invoked
 * (29 bits from BEFORE), its own ticket (30 bits from TICKET); once its get was invoked, in place
 * of the ticket the moment when. */
enum { PUT_INVOKED = 1, PUT_OVER = 2, PUT_RETURNED = 4, GET_INVOKED = 8, GET_OVER = 16 };
enum { BEFORE = 5, TICKET = 34 };

/* What is noted of an Empty until it returns. */
enum { MARK_COVERED = 1, MARK_ATTEMPT = 2 };

/* One worker: where the sweep is in its log. */
struct walker {
    const struct operation *invoked, *returned, *start, *end;
    uint64_t next_invoked, next_returned; /* the stamps of those two */
    const struct operation *batch;        /* the first of the batch of *invoked */
    const struct operation *over;         /* the first that is not over */
    const struct operation *kept; /* its puts before this had all been got when last asked */
    uint64_t begun;               /* the turn when its latest call was invoked */
    size_t covered; /* how many of its Empties are over, covered in this order, and not told */
    uint64_t since; /* if any is: since which stamp the first of them was */
    size_t base;    /* how many calls the workers before it made */
    size_t hint;    /* where the item of its latest call is in the table (items_claim_again) */
    struct looks looks;
    bool aside; /* its calls count in no tally */
};

struct sweep {
    const struct history *history;
    const struct fates *fates;
    const struct sweep_items *of_items; /* what is asked; NULL: nothing */
    const struct sweep_empties *of_empties;
    struct walker *walkers;
    struct merge merge; /* leaf w: worker w; cursor w: its invocations, workers + w: its returns */
    struct items items;
    struct items suspects;
    size_t suspected; /* how many suspects; they are numbered from 1 */
    struct tickets tickets;
    size_t inside;  /* how many items are certainly inside */
    uint64_t since; /* if any is: since when at least one has been */
    uint64_t latest;
    size_t before;   /* how many were just before `latest` */
    uint64_t moment; /* the turn when `latest` came */

    /* Program order. */
    bool follow;
    uint64_t turn;            /* the number of the event */
    size_t swept;             /* how many items are inside in the order of the sweep */
    uint64_t since_turn;      /* if any is: since which turn at least one has been */
    uint64_t since_stamp;     /* ... and its stamp */
    size_t looked;            /* at how many calls, for single Empties */
    uint8_t *marks;           /* by call; with .follow, of Empties */
    uint64_t *asked, *own;    /* program_ask's; NULL: not asked */
    const uint64_t *verdicts; /* in .asked, the next one; NULL: the sweep tells all */
    size_t told;              /* how many Empties have returned */
    uint64_t answers[ANSWER_PENDING + 1];
};

/* A call's place in what is kept by call. */
static inline size_t sweep_number(const struct walker *walker, const struct operation *call)
{
    return walker->base + (size_t)(call - walker->start);
}

/* What a sweep does, known when it is compiled: once for each kind, for speed. */
struct sweep_kind {
    bool items, empties, follow;
};

/* Asks program.h for the verdicts of all Empties; those that have not returned come from there.
 * Returns 0, ENOMEM or EOVERFLOW. */
static inline int sweep_ask(struct sweep *sweep)
{
    int error = program_ask(sweep->history, sweep->fates, &sweep->asked, &sweep->own);
    sweep->verdicts = error ? NULL : sweep->asked + sweep->told;
    return error;
}

#endif
