/* The explorer: every interleaving of a small program on one queue, or the proof of what cannot be.
 *
 * The same queue source that is measured runs here under a deterministic scheduler: instrumented by
 * the compiler, on fibers, in memory at fixed addresses. A step is one atomic or synchronizing
 * operation. The search visits every reachable state once and counts interleavings exactly; an
 * execution's history goes to the judge, so a lie is a lie by the same rule as on real threads.
 * One exploration at a time per process.
 *
 *     struct program program;
 *     program_parse(&program, "put | put,get", why, sizeof why);
 *     struct experiment experiment = {queue_find_instrumented("vyukov"), &program, 4};
 *     struct exploration *exploration;
 *     explore_search(&experiment, &(struct search_options){0}, &exploration);
 *     const struct findings *findings = explore_findings(exploration);
 *     explore_shortest(exploration, &story);
 */
#ifndef QLAB_EXPLORE_EXPLORE_H
#define QLAB_EXPLORE_EXPLORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/search/big.h"
#include "explore/machine/machine.h"
#include "explore/names/names.h"
#include "explore/program.h"
#include "explore/table.h"

struct search_options {
    unsigned seek;      /* which verdicts count as lying (enum verdict bits); 0: all of them */
    size_t most_states; /* give up beyond so many states; 0: 16 million */
};

/* What a search found. Every figure is exact unless .stopped. */
struct findings {
    unsigned seen; /* every enum verdict that some execution ends in */
    bool stopped;  /* at the budget of states, at the bound on preemptions, or out of memory: the
                      figures cover a part */
    bool no_memory;
    bool spins;    /* some state can come back: whoever waits may go round idly, any number of
                      times. The counts are infinite then, unless no such round is on the way */
    bool overflow; /* an exact count exceeded 256 bits and means nothing */
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

struct exploration;

/* Explores every interleaving, or as many as there is memory for. Returns 0; ENOMEM; EBUSY when
 * another exploration is open; or EINVAL with the reason in `why`. On success *exploration holds
 * the state graph and, for as long as it is open, the machine; close it with explore_close. */
int explore_search(const struct experiment *experiment, const struct search_options *options,
                   struct exploration **exploration, char *why, size_t why_size);
const struct findings *explore_findings(const struct exploration *exploration);
void explore_close(struct exploration *exploration);

/* Enumerates every interleaving one by one, without merging states: the cross-check of the search.
 * Fills .interleavings, .lying, .odds, .seen and .transitions. Same errors. */
int explore_naive(const struct experiment *experiment, const struct search_options *options,
                  struct findings *findings, char *why, size_t why_size);

/* One step of a story, as it happened. */
struct story_step {
    struct choice choice;
    struct record record; /* what was done, where, with which values, on whose behalf */
    char name[64];        /* of the memory it touched, like cells[0].seq; "" if none */
    struct place place;   /* the source line */
    bool preempts;        /* the worker that ran before could have gone on */
    double odds;          /* P(this ends in what is sought | random from after this step) */
};

/* One execution, from the first step to the last. */
struct story {
    struct story_step *steps;
    size_t count;
    unsigned verdict; /* enum verdict bits of its end */
    unsigned needs;   /* every enum ingredient that it takes, as bits */
    unsigned uses;    /* how often: time-outs, spurious failures, deaths */
    unsigned preemptions, switches;
    bool circle;              /* it ends where everybody goes round for ever */
    enum aftermath aftermath; /* if somebody died and it has come to an end */
    char race[256];           /* its first data race, or "" */
    struct history history;   /* its operations, stamped with step numbers from 1 */
};

/* The least execution that is sought: first by the strongest ingredient that it needs (enum
 * ingredient), so nothing weaker suffices; then by (uses, preemptions, switches, steps). Minimal by
 * construction, because the search weighed every one. Returns 0, ENOENT if there is none, or
 * ENOMEM. Free with story_free. */
int explore_shortest(struct exploration *exploration, struct story *story);
/* The same with every ingredient that is allowed for nothing: by (uses, preemptions, switches,
 * steps) alone. */
int explore_shortest_of_all(struct exploration *exploration, struct story *story);

/* What the search knows of the state where the machine stands: writes the odds from here to *odds
 * (unless NULL; NAN if it was not reached) and returns VERDICT_LIVELOCK (after a death _HOLDER) if
 * it goes round for ever here, else 0. */
unsigned explore_here(const struct exploration *exploration, double *odds);
void story_free(struct story *story);

#endif
