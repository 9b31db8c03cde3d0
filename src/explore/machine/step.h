/* Steps: what a worker announces before it does it.
 *
 * A step is one atomic or synchronizing operation. Plain accesses are no steps: without data races
 * they commute. A request's .what packs kind, width and memory orders; the other words mean:
 *   atomic           address, first = operand or expected (by address for _STRONG, _WEAK and for
 *                    16-byte operands), second = desired (16 bytes: where the result goes)
 *   mutex, spin, sem address
 *   condition        address, first = mutex
 *   timed            second = deadline on the clock in .order: may give up then; while explored,
 *                    when nobody else can move
 *   yield            first = how long, on the clock in .order, or second = that in microseconds
 *   thread, once     first = the function or the thread, second = its argument
 *   pipe             address of the pipe, first = descriptor, second = buffer; its size in .what
 *   poll             address of the list, first = its length
 */
#ifndef QLAB_EXPLORE_MACHINE_STEP_H
#define QLAB_EXPLORE_MACHINE_STEP_H

#include <stdint.h>

enum step_kind {
    /* Not steps: served at once. */
    TRAP_MADE,       /* the queue is made */
    TRAP_RETURN,     /* a worker's operation has returned: first = answer, second = item */
    TRAP_THREAD_END, /* a thread that the queue started has ended: first = its value */
    TRAP_TROUBLE, /* a worker did what ends this execution: first = enum verdict, second = text */

    STEP_LOAD,
    STEP_STORE,
    STEP_EXCHANGE,
    STEP_ADD,
    STEP_SUB,
    STEP_AND,
    STEP_OR,
    STEP_XOR,
    STEP_NAND,
    STEP_CAS_STRONG,
    STEP_CAS_WEAK,
    STEP_CAS_WEAK_VALUE, /* by value: the result is the old value, and success in .second */
    STEP_CAS_VALUE,
    STEP_FENCE,

    STEP_MUTEX_LOCK,
    STEP_MUTEX_TRYLOCK,
    STEP_MUTEX_UNLOCK,
    STEP_MUTEX_CONSISTENT,
    STEP_COND_WAIT, /* releases the mutex and parks */
    STEP_COND_WAKE, /* the second half of a wait: woken, and takes the mutex again */
    STEP_COND_SIGNAL,
    STEP_COND_BROADCAST,
    STEP_SPIN_LOCK,
    STEP_SPIN_TRYLOCK,
    STEP_SPIN_UNLOCK,
    STEP_SEM_WAIT,
    STEP_SEM_TRYWAIT,
    STEP_SEM_POST,
    STEP_SEM_GETVALUE,
    STEP_YIELD,

    /* Not announced: what may happen to a worker at any time. */
    STEP_FLUSH, /* the oldest store in its buffer reaches memory */
    STEP_DEATH,

    STEP_THREAD_START, /* a new thread's first step */
    STEP_THREAD_CREATE,
    STEP_THREAD_JOIN,
    STEP_ONCE,
    STEP_ONCE_DONE,

    STEP_PIPE_READ,
    STEP_PIPE_WRITE,
    STEP_PIPE_CLOSE,
    STEP_PIPE_POLL,
    STEP_PIPE_POLL_NOW, /* with a timeout of 0 */
    STEP_KINDS
};

#define STEP_WHAT(kind, width, order, failed)                                                      \
    ((uint64_t)(kind) | (uint64_t)(width) << 8 | (uint64_t)(order) << 16 | (uint64_t)(failed) << 24)

static inline enum step_kind step_kind(uint64_t what)
{
    return (enum step_kind)(what & 0xff);
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

/* "load", "cas weak", "mutex lock", ... */
const char *step_word(enum step_kind kind);

#endif
