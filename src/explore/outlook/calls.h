/* The calls of an execution so far, listed for those who ask what may still come of them. */
#ifndef QLAB_EXPLORE_OUTLOOK_CALLS_H
#define QLAB_EXPLORE_OUTLOOK_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/items.h"
#include "history/history.h"

struct calls {
    const struct operation *call[MACHINE_WORKERS * PROGRAM_OPERATIONS];
    uint8_t worker[MACHINE_WORKERS * PROGRAM_OPERATIONS];
    size_t count;
    uint64_t deadline[MACHINE_WORKERS * PROGRAM_OPERATIONS]; /* as facts_deadline() */
    uint64_t last; /* the latest stamp of an invocation, or of a deadline that has come */
    const struct operation *put[ITEMS_MOST + 1]; /* by item; NULL: not invoked, or refused */
    const struct operation *get[ITEMS_MOST + 1]; /* by item: the one that got it, or NULL */
    uint64_t inside;                             /* items that were put and not got */
    uint64_t getters;                            /* workers with a get under way */
};

#define DEADLINE_NONE (STAMP_NEVER - 1)

#define ITEM_BIT(item) (UINT64_C(1) << ((item)-1))

/* Lists them. False: an item was got twice, or was not there to be got, or a wait said Empty. */
bool calls_list(struct calls *calls, const struct history *history);

static inline bool call_under_way(const struct operation *call)
{
    return call->answer == ANSWER_PENDING;
}

/* Whether it may still say Empty. */
static inline bool call_may_say_empty(const struct operation *call)
{
    return call_under_way(call) && call->kind != OPERATION_PUT && call->manner != MANNER_WAIT;
}

static inline bool call_before(const struct operation *a, const struct operation *b)
{
    return a->returned < b->invoked;
}

/* The workers with a get under way that was invoked by then. */
static inline uint64_t getters_by(const struct calls *calls, uint64_t instant)
{
    uint64_t workers = 0;
    for (size_t i = 0; calls->getters && i < calls->count; i++)
        if (operation_is_pending_get(calls->call[i]) && calls->call[i]->invoked <= instant)
            workers |= UINT64_C(1) << calls->worker[i];
    return workers;
}

#endif
