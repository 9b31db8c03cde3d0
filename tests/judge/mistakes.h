/* A slow judge of all kinds besides Empties, straight from the definitions, and wrong ones. */
#ifndef QLAB_TESTS_JUDGE_MISTAKES_H
#define QLAB_TESTS_JUDGE_MISTAKES_H

#include <stdbool.h>
#include <stddef.h>

#include "history/history.h"

/* What is judged: an answer, or (of LOST and HANG) a number. */
enum question { ASK_FULL, ASK_NOT_EMPTY, ASK_EARLY, ASK_LATE, ASK_ORDER, ASK_LOST, ASK_HANG };

enum mistake {
    MISTAKE_NONE,
    MISTAKE_FULL_FIRST_INSTANT,
    MISTAKE_FULL_CERTAIN,
    MISTAKE_FULL_GET_INVOKED,
    MISTAKE_FULL_NO_PENDING_PUTS,
    MISTAKE_NOT_EMPTY_FIRST_INSTANT,
    MISTAKE_NOT_EMPTY_CERTAIN,
    MISTAKE_NOT_EMPTY_GETS_IGNORED,
    MISTAKE_NOT_EMPTY_BESIDE_LIES,
    MISTAKE_EARLY_INVOKED,
    MISTAKE_LATE_WHOLE,
    MISTAKE_LATE_AT_DEADLINE,
    MISTAKE_LIFO_AS_FIFO,
    MISTAKE_LIFO_PUT_MEANWHILE,
    MISTAKE_PRIORITY_AT_START,
    MISTAKE_PRIORITY_EQUALS,
    MISTAKE_PUTTERS_ALL,
    MISTAKE_LOST_PENDING_IGNORED,
    MISTAKE_LOST_ALL_LEFT_BUT_ONE,
    MISTAKE_HANG_WAITS_ALL,
    MISTAKE_HANG_GONE,
    MISTAKE_HANG_PLAIN_AS_WAIT,
    MISTAKES
};

/* Which question a mistake answers wrongly, and what it is. */
extern const struct mistake_told {
    const char *name;
    enum question question;
} mistakes[MISTAKES];

/* All calls, from history_flatten; `lies`: which of the Empties are lies. */
struct hearing {
    const struct history *history;
    const struct operation *calls;
    size_t count;
    const bool *lies;
};

/* What is said of call number `call` (of a number: of none). Stamps tell all; nothing was lost. */
unsigned mistake_says(const struct hearing *hearing, enum question question, size_t call,
                      enum mistake mistake);

#endif
