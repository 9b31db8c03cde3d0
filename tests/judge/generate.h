/* Made-up histories: a simulated queue whose workers now and then lie, or nothing but chance. */
#ifndef QLAB_TESTS_JUDGE_GENERATE_H
#define QLAB_TESTS_JUDGE_GENERATE_H

#include <stdbool.h>

#include "history/history.h"

/* A small random generator (splitmix64); its seed is its state. */
uint64_t random_next(uint64_t *seed);
uint64_t random_below(uint64_t *seed, uint64_t limit);

/* What to make. Chances are in percent. */
struct recipe {
    size_t workers, operations;
    unsigned put, lie, other; /* a call is a put; a get lies; a get is BUSY, or empty() */
    uint64_t depth;           /* at this many items inside, no more puts */
    uint64_t coarse;          /* steps that share one stamp: more than 1 makes ties */
    uint64_t stride;          /* items are multiples of this; 0 means 1 */
    bool prefilled;           /* first all puts, then all gets */
    bool pending;             /* stop while calls are still under way */
    enum history_order order; /* of the simulated queue: FIFO, LIFO, PRIORITY (the least item
                                 modulo 3 first) or, for all others, any */
};

/* A history of a simulated queue. Aborts when out of memory. Free with history_free. */
void generate_simulated(uint64_t *seed, const struct recipe *recipe, struct history *history);

/* Random calls at random times with random answers; with `ties`, few different stamps. */
void generate_arbitrary(uint64_t *seed, size_t workers, size_t operations, bool ties, bool pending,
                        struct history *history);

/* Spoils the answer of some call, so that the history may not be a queue's any more. */
void generate_spoil(uint64_t *seed, struct history *history);

/* All operations in one array, worker after worker, at most `most`. Returns how many. Each knows
 * whose it was and where in the log: .spare is its worker and .line its place, both from 1. */
size_t history_flatten(const struct history *history, struct operation *calls, size_t most);

/* Whether one worker made call a before call b, both from history_flatten. */
static inline bool flat_program_order(const struct operation *a, const struct operation *b)
{
    return a->spare == b->spare && a->line < b->line && !operation_same_call(a, b);
}

#endif
