/* A history: what every worker asked, what it was told, and when.
 *
 * This is the only thing the judge ever sees, whoever recorded it: real workers, the explorer, or
 * somebody else's program through a trace file (trace.h). Stamps are ticks of one clock shared by
 * all workers. Operation a precedes operation b iff a.returned + guard < b.invoked, strictly:
 * equal stamps are concurrent.
 */
#ifndef QLAB_HISTORY_HISTORY_H
#define QLAB_HISTORY_HISTORY_H

#include <stddef.h>
#include <stdint.h>

enum operation_kind { OPERATION_PUT, OPERATION_GET, OPERATION_EMPTY };

enum operation_answer {
    ANSWER_OK,      /* put: the item is in */
    ANSWER_FULL,    /* put: refused */
    ANSWER_GOT,     /* get: took .item */
    ANSWER_EMPTY,   /* get: said Empty */
    ANSWER_BUSY,    /* get: could not look */
    ANSWER_TRUE,    /* empty(): said empty */
    ANSWER_FALSE,   /* empty(): said not empty */
    ANSWER_PENDING, /* the call never returned */
};

/* The stamp of what never happened: a pending operation's .returned. */
#define STAMP_NEVER UINT64_MAX

/* One call. 32 bytes, so that two fit a cache line while recording. */
struct operation {
    uint64_t item;     /* nonzero for every put (also FULL and PENDING) and for GOT, else 0 */
    uint64_t invoked;  /* not later than the call's first access */
    uint64_t returned; /* not earlier than the visibility of the call's last store */
    uint32_t line;     /* line of the trace file it was read from, or 0 */
    uint8_t kind;      /* enum operation_kind */
    uint8_t answer;    /* enum operation_answer */
    uint16_t spare;    /* zero */
};

/* One worker's operations in program order: invoked and returned both ascend. Only the last one
 * may be pending. */
struct history_log {
    struct operation *operations;
    size_t count;
    size_t worker; /* the number by which people know the worker: any, but no two alike */
};

struct history {
    struct history_log *logs; /* one per worker */
    size_t workers;
    uint64_t guard;            /* ticks by which two workers' clocks may disagree; 0 if one clock */
    uint64_t ticks_per_second; /* of the stamps; 0 if unknown or not a time */
};

/* Total number of operations in all logs. */
size_t history_operations(const struct history *history);

/* How many operations of a log were invoked before `stamp`. */
size_t history_invoked_before(const struct history_log *log, uint64_t stamp);

/* Frees the logs' arrays and the array of logs (all from malloc) and zeroes *history. */
void history_free(struct history *history);

/* True for the two answers that say "nothing inside": get's Empty and empty()'s true. */
static inline int operation_says_empty(const struct operation *operation)
{
    return operation->answer == ANSWER_EMPTY || operation->answer == ANSWER_TRUE;
}

/* The last stamp at which `operation` may still overlap others: it precedes exactly the calls
 * invoked after this. STAMP_NEVER for a pending call; else returned + guard, kept below it. */
static inline uint64_t operation_over(const struct operation *operation, uint64_t guard)
{
    uint64_t over = operation->returned + guard;
    if (over >= guard && over != STAMP_NEVER)
        return over;
    return operation->returned == STAMP_NEVER ? STAMP_NEVER : STAMP_NEVER - 1;
}

#endif
