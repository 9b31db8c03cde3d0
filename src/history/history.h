/* A history: what every worker asked, what it was told, and when.
 *
 * This is the only thing the judge ever sees, whoever recorded it: real workers, the explorer, or
 * somebody else's program through a trace file (trace.h). Stamps are ticks of one clock shared by
 * all workers. Operation a precedes operation b iff a.returned + guard < b.invoked, strictly:
 * equal stamps are concurrent.
 */
#ifndef QLAB_HISTORY_HISTORY_H
#define QLAB_HISTORY_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dictionary;

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

/* How a call asks, or why. */
enum operation_manner {
    MANNER_NOW,   /* answers at once */
    MANNER_WAIT,  /* blocks until it can answer */
    MANNER_TIMED, /* a get that gives up at its deadline */
    MANNER_BACK,  /* a put that gives a got item back to the queue */
};

/* The stamp of what never happened: a pending operation's .returned. */
#define STAMP_NEVER UINT64_MAX

/* Stands for the item 0 of a get: nobody puts it, so who gives it invents. */
#define ITEM_NEVER_PUT UINT64_MAX

/* One call. 32 bytes, so that two fit a cache line while recording. */
struct operation {
    union {
        uint64_t item;     /* nonzero for every put (also FULL and PENDING) and for GOT, else 0 */
        uint64_t deadline; /* of a timed get that said Empty; STAMP_NEVER: not known */
    };
    uint64_t invoked;  /* not later than the call's first access */
    uint64_t returned; /* not earlier than the visibility of the call's last store */
    uint32_t line;     /* line of the trace file it was read from, or 0 */
    uint8_t kind;      /* enum operation_kind */
    uint8_t answer;    /* enum operation_answer */
    uint8_t manner;    /* enum operation_manner */
    uint8_t spare;     /* zero */
};

/* One worker's operations in program order: invoked and returned both ascend. Only the last one
 * may be pending. */
struct history_log {
    struct operation *operations;
    size_t count;
    size_t worker; /* the number by which people know the worker: any, but no two alike */
    bool gone;     /* the worker was killed: it hangs nowhere */
    bool aside;    /* it drained the queue afterwards: its calls count in no tally */
};

/* What a queue promises of its items. */
enum history_order {
    ORDER_FIFO,
    ORDER_FIFO_PER_PUTTER,
    ORDER_LIFO,
    ORDER_PRIORITY, /* the least number first */
    ORDER_BAG,
};

struct history {
    struct history_log *logs; /* one per worker */
    size_t workers;
    uint64_t guard;            /* ticks by which two workers' clocks may disagree; 0 if one clock */
    uint64_t ticks_per_second; /* of the stamps; 0 if unknown or not a time */

    /* What else is known of the queue and of the recording; all zero: nothing. */
    enum history_order order;
    uint64_t capacity; /* 0: not known */
    bool drained;      /* at the end everything that was inside was got */
    bool has_ended;    /* nothing moved any more from .ended on */
    uint64_t ended;

    /* Names, if some are no numbers; else NULL. Then .worker and .item are numbers of words. */
    struct dictionary *worker_names, *item_names;
    int64_t *priorities; /* by item: the least comes out first. NULL: there are none */
};

/* Room for the name of a worker or an item that has none but its number. */
enum { NAME_ROOM = 24 };

/* How people call a worker (by its log's .worker) or an item: its word, or its number written into
 * `room`. */
const char *history_worker_name(const struct history *history, size_t worker, char room[NAME_ROOM]);
const char *history_item_name(const struct history *history, uint64_t item, char room[NAME_ROOM]);

/* The word for an order, as in a trace file; NULL if there is no such order. */
const char *history_order_word(size_t order);

/* Total number of operations in all logs. */
size_t history_operations(const struct history *history);

/* How many operations of a log were invoked before `stamp`. */
size_t history_invoked_before(const struct history_log *log, uint64_t stamp);

/* Frees the logs' arrays, the array of logs and the names (all from malloc), zeroes *history. */
void history_free(struct history *history);

/* True for the two answers that say "nothing inside": get's Empty and empty()'s true. */
static inline bool operation_says_empty(const struct operation *operation)
{
    return operation->answer == ANSWER_EMPTY || operation->answer == ANSWER_TRUE;
}

/* True for a get whose answer never came: what it took, if anything, is not known. */
static inline bool operation_is_pending_get(const struct operation *operation)
{
    return operation->answer == ANSWER_PENDING && operation->kind == OPERATION_GET;
}

/* The item that this call put in or took out; 0 if none, or not known. */
static inline uint64_t operation_item(const struct operation *operation)
{
    bool moves = operation->kind == OPERATION_PUT ? operation->answer != ANSWER_FULL
                                                  : operation->answer == ANSWER_GOT;
    return moves ? operation->item : 0;
}

/* Whether two neighbours in a log are one call, which put or got several items at once. */
static inline bool operation_same_call(const struct operation *a, const struct operation *b)
{
    return a->invoked == b->invoked && a->returned == b->returned && a->invoked < a->returned &&
           a->kind == b->kind && a->answer != ANSWER_PENDING;
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
