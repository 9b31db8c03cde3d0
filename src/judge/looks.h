/* Looks: what one worker's get_nowait() and empty() come to, for the tally. */
#ifndef QLAB_JUDGE_LOOKS_H
#define QLAB_JUDGE_LOOKS_H

#include "judge/judge.h"

struct looks {
    uint64_t episode;    /* when the present episode was invoked */
    bool first_invoked;  /* no look since the last GOT, as far as invocations go */
    bool first_returned; /* the same of returns */
    bool lying;          /* in an episode */
};

/* A look was invoked; it is an attempt if something was certainly inside. */
static inline void looks_begin(struct looks *looks, const struct operation *call, bool attempt,
                               struct tally *tally)
{
    tally->attempts += attempt;
    tally->first_attempts += attempt && looks->first_invoked;
    looks->first_invoked = call->answer == ANSWER_GOT;
}

/* The Empty that returns now must have been an attempt, and was not taken for one. `counts`: its
 * worker's do. */
static inline void looks_owe(const struct looks *looks, bool counts, struct tally *tally)
{
    tally->attempts += counts;
    tally->first_attempts += counts && looks->first_returned;
}

/* A call returned that was no Empty. */
static inline void looks_pass(struct looks *looks, const struct operation *call)
{
    if (call->kind != OPERATION_PUT)
        looks->first_returned = call->answer == ANSWER_GOT;
    if (call->answer == ANSWER_GOT)
        looks->lying = false;
}

/* An Empty returned. */
static inline void looks_end(struct looks *looks, const struct operation *empty, bool spurious,
                             struct tally *tally)
{
    tally->spurious += spurious;
    tally->legal_empty += !spurious;
    tally->first_spurious += spurious && looks->first_returned;
    looks->first_returned = false;
    if (!spurious)
        return;
    if (!looks->lying) {
        looks->lying = true;
        looks->episode = empty->invoked;
        tally->episodes++;
    }
    uint64_t length = empty->returned - looks->episode;
    if (length > tally->longest_episode)
        tally->longest_episode = length;
}

#endif
