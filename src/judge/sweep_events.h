/* The events of a sweep: invocations and returns, and what each changes. */
#ifndef QLAB_JUDGE_SWEEP_EVENTS_H
#define QLAB_JUDGE_SWEEP_EVENTS_H

#include "judge/asked.h"
#include "judge/items.h"
#include "judge/looks.h"
#include "judge/merge.h"
#include "judge/tickets.h"

/* An item's word in the table: what has happened to it, the tickets given when its put was invoked
 * (30 bits from BEFORE), its own ticket (30 bits from TICKET). */
enum { PUT_INVOKED = 1, PUT_RETURNED = 2, GET_INVOKED = 4, GET_RETURNED = 8 };
enum { BEFORE = 4, TICKET = 34 };

/* One worker: where the sweep is in its log. */
struct walker {
    const struct operation *invoked, *returned, *start, *end;
    size_t base; /* how many calls the workers before it made */
    struct looks looks;
    bool aside; /* its calls count in no tally */
};

struct sweep {
    const struct history *history;
    const struct fates *fates;
    const struct sweep_items *of_items; /* what is asked; NULL: nothing */
    const struct sweep_empties *of_empties;
    struct walker *walkers;
    struct merge merge; /* cursor w: invocations of worker w; cursor workers + w: its returns */
    struct items items;
    struct items suspects;
    size_t suspected; /* how many suspects; they are numbered from 1 */
    struct tickets tickets;
    size_t inside;  /* how many items are certainly inside */
    uint64_t since; /* if any is: since when at least one has been */
    uint64_t latest;
    size_t before;            /* how many were just before `latest` */
    const uint64_t *verdicts; /* program_empties', the next one first; NULL: stamps tell all */
    const uint64_t *own;      /* program_own's */
    uint64_t answers[ANSWER_PENDING + 1];
};

/* Puts all walkers at the start of their logs. The rest is ready. */
void sweep_start(struct sweep *sweep);

/* Takes every event in order. Returns 0 or ENOMEM. */
int sweep_run(struct sweep *sweep);

#endif
