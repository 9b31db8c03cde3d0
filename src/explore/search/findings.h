/* What a search comes to, in figures. */
#ifndef QLAB_EXPLORE_SEARCH_FINDINGS_H
#define QLAB_EXPLORE_SEARCH_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/search/big.h"

/* What a search found. Every figure is exact unless .stopped. */
struct findings {
    unsigned seen; /* every enum verdict that some execution ends in */
    bool stopped;  /* at the bound of states or on preemptions, out of time or memory: the figures
                      cover a part */
    bool no_memory;
    bool symmetric; /* states that differ in who is who alone count once in .states, .transitions
                       and .ends; the other counts are of all */
    bool seq_cst;   /* in C11 memory, all accesses are: what was searched is how they interleave */
    bool uncounted; /* no interleavings were counted */
    bool spins;     /* some state can come back: whoever waits may go round idly, any number of
                       times. The counts are infinite then, unless no such round is on the way */
    bool plain;     /* there are accesses that could race, and nobody has looked whether they do */
    bool overflow;  /* an exact count exceeded 256 bits and means nothing */
    struct big interleavings;
    struct big lying; /* interleavings that end in a verdict that is sought */
    double odds;      /* of those, under a uniformly random scheduler (with every spin): all that
                         machine_choices offers is drawn alike, a flush like a worker's step */
    uint64_t states;
    uint64_t transitions; /* steps performed */
    uint64_t ends;        /* distinct final states */
    uint64_t failures;    /* of those, with a verdict that is sought */
    size_t memory;        /* bytes held at most */
    unsigned deepest;     /* steps of the longest path searched */
    char trouble[256];    /* the first trouble (refusal, freed memory) met, or "" */
};

/* Whether .interleavings or .lying means something: that nothing lies is known also where there are
 * too many executions to count. */
static inline bool findings_know(const struct findings *findings, const struct big *number)
{
    bool none = number == &findings->lying && !findings->failures && findings->odds == 0;
    return (!findings->overflow && !findings->uncounted) || none;
}

#endif
