/* The witness of a run: an excerpt of the history around its clearest lie. */
#ifndef QLAB_MEASURE_WITNESS_H
#define QLAB_MEASURE_WITNESS_H

#include "judge/judge.h"

/* Starts as all zeros. */
struct witness {
    struct history excerpt; /* no workers if there is none; history_free */
    uint64_t murk;          /* of the excerpt: the less, the clearer */
    unsigned searches;      /* pieces searched */
};

/* Judges a piece as judge_emptiness() does, and keeps its clearest lie if that is clearly better
 * than the one known. Only a few pieces are searched, for a search costs more than a verdict.
 * Returns 0 or ENOMEM. */
int witness_judge(struct witness *witness, const struct history *piece, struct tally *tally);

#endif
