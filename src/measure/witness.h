/* The witness of a run: an excerpt of the history around its clearest lie. */
#ifndef QLAB_MEASURE_WITNESS_H
#define QLAB_MEASURE_WITNESS_H

#include "judge/judge.h"

/* Starts as all zeros, but for .broken. */
struct witness {
    struct history excerpt; /* no workers if there is none; history_free */
    uint64_t murk;          /* of the excerpt: the less, the clearer */
    unsigned searches;      /* pieces searched */
    bool broken; /* the queue promises nothing of its items, so those that it loses excuse no Empty
                  */
};

/* Judges a piece, and keeps its clearest lie if that is clearly better than the one known. `known`
 * is the piece with all that is known of its end (its drain in the last log): it gives the
 * verdicts; the excerpt is of `piece`. Only a few pieces are searched, for a search costs more than
 * a verdict. Returns 0, ENOMEM or EOVERFLOW. */
int witness_judge(struct witness *witness, const struct history *piece, const struct history *known,
                  struct judgement *judgement);

#endif
