/* Steps: what a worker announces before it does it.
 *
 * A step is one atomic or synchronizing operation. Plain accesses are no steps: without data races
 * they commute. A request's .what packs kind, width and memory orders; the other words mean:
 *   atomic           address, first = operand or expected (by address for _STRONG, _WEAK and for
 *                    16-byte operands), second = desired (16 bytes: where the result goes)
 *   mutex, spin, sem address
 *   condition        address, first = mutex
 *   futex            address, first = the value expected, then whether it is woken; or how many
 *   timed            second = deadline on the clock in .order (.failed: from now): may give up
 *                    then; while explored, when nobody else can move
 *   yield            first = how long, on the clock in .order, or second = that in microseconds
 *   thread, once     first = the function or the thread, second = its argument
 *   pipe             address of the pipe, first = descriptor, second = buffer; its size in .what
 *   poll             address of the list, first = its length
 */
#ifndef QLAB_EXPLORE_STEPS_STEP_H
#define QLAB_EXPLORE_STEPS_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/choice.h"
#include "explore/machine/fiber.h"

enum step {
    /* Not steps: served at once. */
    TRAP_MADE,       /* the queue is made */
    TRAP_RETURN,     /* a worker's operation has returned: first = answer, second = item */
    TRAP_THREAD_END, /* a thread that the queue started has ended: first = its value */
    TRAP_TROUBLE, /* a worker did what ends this execution: first = enum verdict, second = text */
#define STEP(name, kind) STEP_##name,
#include "explore/steps/steps.list"
#undef STEP
    STEP_KINDS
};

struct machine_worker;
struct record;

__extension__ typedef unsigned __int128 step_value;

/* What a step acts on, for those who ask which steps commute. */
enum step_object {
    STEP_ON_NOTHING = 1,
    STEP_ON_BYTES,    /* an atomic operation: on .width bytes at .address */
    STEP_ON_VOLATILE, /* the same of a volatile access, which the worker makes itself */
    STEP_ON_OBJECT,   /* the object at .address */
    STEP_ON_PIPES,   /* all pipes are one object, and so is everything about threads: seldom met, */
    STEP_ON_THREADS, /* and more order than needed does no harm */
};

/* How a step is told in a lane of the diagram. */
enum step_telling {
    STEP_TOLD_BARE = 1, /* its word alone */
    STEP_TOLD_LOAD,     /* "name = value" */
    STEP_TOLD_CHANGE,   /* "name before -> after" */
    STEP_TOLD_FLUSH,    /* the same, behind its word */
    STEP_TOLD_CALL,     /* "word(name)" */
    STEP_TOLD_COUNT,    /* the same with "before -> after" */
    STEP_TOLD_SLEEP,    /* "word(name = value)" */
    STEP_TOLD_POLL,     /* the same with what it found */
};

/* All that the explorer knows of one kind of step. A function that is NULL: see its comment. */
struct step_kind {
    const char *word; /* "load", "cas weak", "lock", ... */
    enum step_object on;
    enum step_telling told;
    const char *sign; /* of what is no step of the worker's own, in its lane; else NULL */

    bool compares;   /* a compare-exchange: it writes only if it succeeds */
    bool by_value;   /* of these, with two results: the old value, and in .second the success */
    bool only_reads; /* two of these commute */
    bool silent;     /* its result says nothing */
    bool passes;     /* with stores in its worker's buffer it does not wait for their flush */
    bool locks;      /* .before of its record is the owner that the mutex had, + 1 */
    bool with_mutex; /* it acts on the mutex at .first, too */
    bool wakes;      /* it changes workers who sleep: they are told so in their requests */
    enum step then;  /* how it is parked again, as the second half of a wait; 0: never */

    /* Of an atomic operation that compares nothing: what is in memory afterwards. */
    step_value (*combine)(step_value old, step_value operand);

    /* Whether it can happen now; NULL: always. */
    bool (*enabled)(const struct machine_worker *worker);
    /* Whether it makes no locked instruction as things are, so that it does not wait for the flush
     * of stores either; NULL: it always does, but see .passes. */
    bool (*unlocked)(const struct machine_worker *worker);
    /* Whether it can happen now by that ingredient, and what for; NULL: never. */
    bool (*offers)(const struct machine_worker *worker, enum ingredient ingredient);
    /* The workers that it may pick from, as bits; NULL or 0: it picks none. */
    unsigned (*picks)(const struct machine_worker *worker);
    /* Who holds what it waits for: a worker, or SIZE_MAX; NULL: nobody ever does. */
    size_t (*holder)(const struct machine_worker *worker);
    /* Does it: sets the fiber's result and what struct record has of it. False: the worker is
     * parked again with another request (the second half of a wait) and must not be resumed. */
    bool (*perform)(struct machine_worker *worker, struct choice choice);
    /* Tells the clocks what it orders, after it has happened; NULL: nothing. */
    void (*orders)(struct machine_worker *worker, const struct record *record);

    /* Does it on a real thread and real objects: the result, and a second one in .second; it may
     * block. NULL: real threads never come here with it, for the hook calls POSIX itself. */
    uint64_t (*native)(struct request *request);
    /* The same without blocking and without luck: ETIMEDOUT if it would wait; `patient` waits a
     * second. NULL: as .native, for that never waits. */
    uint64_t (*attempt)(struct request *request, bool patient);
};

#define STEP(name, kind) extern const struct step_kind step_##kind;
#include "explore/steps/steps.list"
#undef STEP

/* By enum step; NULL for the traps. */
extern const struct step_kind *const step_kinds[STEP_KINDS];

#define STEP_WHAT(kind, width, order, failed)                                                      \
    ((uint64_t)(kind) | (uint64_t)(width) << 8 | (uint64_t)(order) << 16 | (uint64_t)(failed) << 24)

static inline enum step step_of(uint64_t what)
{
    return (enum step)(what & 0xff);
}

/* The kind of a request that is a step. */
static inline const struct step_kind *step_kind(uint64_t what)
{
    return step_kinds[what & 0xff];
}

static inline const char *step_word(enum step step)
{
    return step_kinds[step]->word;
}

static inline unsigned step_width(uint64_t what)
{
    return (unsigned)(what >> 8 & 0xff);
}

/* The memory order, as in <stdatomic.h>. */
static inline unsigned step_order(uint64_t what)
{
    return (unsigned)(what >> 16 & 0xff);
}

/* The memory order of a compare-exchange that fails. */
static inline unsigned step_order_failed(uint64_t what)
{
    return (unsigned)(what >> 24 & 0xff);
}

/* A pipe's .what has the number of bytes instead of width and orders. */
#define STEP_TRANSFER(kind, size) ((uint64_t)(kind) | (uint64_t)(size) << 8)

static inline uint64_t step_size(uint64_t what)
{
    return what >> 8;
}

#endif
