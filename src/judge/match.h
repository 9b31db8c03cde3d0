/* Which get took which item: every put beside its get.
 *
 * Calls are numbered worker after worker, in the order of each log. An item got twice belongs to
 * its get invoked first; one got before it was put, to none.
 */
#ifndef QLAB_JUDGE_MATCH_H
#define QLAB_JUDGE_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"

/* What stands for the partner of a call that has none: macros, for an enumerator is an int. */
#define MATCH_MOST    (UINT32_MAX - 8) /* no call has a number from here on */
#define MATCH_NONE    (UINT32_MAX - 7) /* the call moves no item, or got one again */
#define MATCH_LEFT    (UINT32_MAX - 6) /* a put whose item nobody got */
#define MATCH_PENDING (UINT32_MAX - 5) /* ... and which a pending get is taken to have got */
#define MATCH_GONE    (UINT32_MAX - 4) /* a put whose item was got before */

/* What a pending get is taken to have got: this put's item. */
struct match_taken {
    uint32_t put;
    uint64_t invoked; /* when that get was */
};

struct match {
    const struct history *history; /* borrowed */
    const uint64_t *taken;         /* borrowed: pending_settle's */
    size_t *base;                  /* by worker: its first call's number; last: how many calls */
    uint32_t *partner;             /* of a put its get, of that get the put, or what is above */
    struct match_taken *pending;   /* the puts marked MATCH_PENDING, in order */
    size_t pendings;
    uint64_t *settled; /* by call: program_settle's; NULL: not asked for */
    uint32_t *left;    /* by worker: its first put of an item that is left, with .settled */
    bool loose; /* some get is pending: program order tells nothing of the items left, since any of
                   them may be what it took */
};

/* Returns 0, ENOMEM, or EOVERFLOW with too many calls; close in any case. */
int match_open(struct match *match, const struct history *history, const uint64_t *taken);
void match_close(struct match *match);

static inline size_t match_count(const struct match *match)
{
    return match->base[match->history->workers];
}

/* The worker that made a call. */
static inline size_t match_worker(const struct match *match, size_t number)
{
    size_t low = 0, high = match->history->workers;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (match->base[middle] <= number)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Call `number` of this worker. */
static inline const struct operation *match_call_of(const struct match *match, size_t worker,
                                                    size_t number)
{
    return &match->history->logs[worker].operations[number - match->base[worker]];
}

static inline const struct operation *match_call(const struct match *match, size_t number)
{
    return match_call_of(match, match_worker(match, number), number);
}

/* Whether program order tells nothing of a call: of a put whose item is left while a get is
 * pending, and of a call that never returned and did nothing that anybody saw. */
static inline bool match_is_loose(const struct match *match, const struct operation *call,
                                  size_t number)
{
    uint32_t partner = match->partner[number];
    if (call->answer == ANSWER_PENDING)
        return partner >= MATCH_MOST;
    return match->loose && (partner == MATCH_LEFT || partner == MATCH_PENDING);
}

/* When the get of this put's item was invoked: STAMP_NEVER if nobody got it. */
uint64_t match_got(const struct match *match, size_t put);

#endif
