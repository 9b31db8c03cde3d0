/* A part of a file: the calls of one queue, while they are gathered. */
#ifndef QLAB_HISTORY_PART_H
#define QLAB_HISTORY_PART_H

#include "history/record.h"

/* Workers with numbers below this are found without a look at their names. */
enum { PART_WORKERS = 256 };

/* One queue. Worker number w of .workers has the log w - 1. */
struct part {
    struct history history;
    struct dictionary *workers, *items; /* items: NULL while all of them are numbers */
    uint64_t priorities;                /* room in history.priorities */
    uint32_t log_of[PART_WORKERS]; /* by a worker's number: its log, from 1; 0: not known yet */
    bool backs;                    /* some call gives an item back */
};

/* Adds a call. 0 or ENOMEM. */
int part_add(struct part *part, const struct record *record);

/* When all calls are there: items without a priority have priority 0. 0 or ENOMEM. */
int part_fill_priorities(struct part *part);

#endif
