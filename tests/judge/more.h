/* What a made-up history may have besides: all that other kinds of wrong answers are about. */
#ifndef QLAB_TESTS_JUDGE_MORE_H
#define QLAB_TESTS_JUDGE_MORE_H

#include "history/history.h"

/* Numbers the items from 1, with priorities, and adds timed gets, calls that wait, Full and false,
 * batches, and facts of the queue. Aborts when out of memory. */
void more_kinds(uint64_t *seed, struct history *history);

/* Some puts become give-backs of items that were got before. */
void more_give_back(uint64_t *seed, struct history *history);

#endif
