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

/* What part_add does, in steps, if the numbers are known. The log of a worker, who is called by
 * `name`, and by `number` if that is below PART_WORKERS; NULL when out of memory. */
struct history_log *part_log(struct part *part, struct field name, uint64_t number);

/* The number of an item that has this name; *number: the name as a number, or 0 if that is not
 * known. 0 or ENOMEM. */
int part_item(struct part *part, struct field name, uint64_t *number);

/* Doubles the room of a log that is full. Returns the place of the next call, or NULL. */
struct operation *part_widen(struct history_log *log);

/* The place of a log's next call, which is there when the log counts it; NULL when out of memory.
 * The room of a log is the power of two at or above its count. */
static inline struct operation *part_place(struct history_log *log)
{
    bool full = (log->count & (log->count - 1)) == 0;
    return full ? part_widen(log) : &log->operations[log->count];
}

/* When all calls are there: items without a priority have priority 0. 0 or ENOMEM. */
int part_fill_priorities(struct part *part);

#endif
