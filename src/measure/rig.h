/* The rig: the memory that the workers of a run and their parent share.
 *
 * One anonymous shared mapping, made before any fork and used by all runs of a session: a board
 * for what concerns everybody, a control block per worker, and a log per worker plus one for the
 * filler (the parent, when it puts items before the start) and one for the drainer (drain.h). Pages
 * are touched only when used.
 */
#ifndef QLAB_MEASURE_RIG_H
#define QLAB_MEASURE_RIG_H

#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "history/history.h"
#include "history/stamp.h"

#define LOG_MOST  ((size_t)1 << 20)  /* operations in one worker's log, filler's and drainer's */
#define LOGS_MOST ((size_t)15 << 20) /* operations in all workers' logs together */

/* One worker's controls. What is written at every operation, what other workers read, and what is
 * written once a piece are on different cache lines: a look must not disturb the one looked at. */
struct control {
    /* The log's length with and without the call that is under way. Release stores by the worker;
     * partner: the parent, which reads them when the worker has finished, or is dead. */
    _Alignas(64) _Atomic size_t begun;
    _Atomic size_t count;

    /* Items put and got in this piece. Release stores by the worker after the call returned;
     * partner: the acquire loads in items_put() and items_got(). */
    _Alignas(64) _Atomic uint64_t put;
    _Atomic uint64_t got;
    _Atomic bool produced; /* this producer will put no more; release, read with acquire */

    _Alignas(64) sem_t go;     /* the parent posts it to start a piece */
    _Atomic uint64_t finished; /* the last piece finished: release; partner: crew_finished() */
    uint64_t began, ended;     /* of this piece, ns; published by .finished, as is the next */
    uint64_t cpu;              /* processor time spent in this piece, ns */
    uint64_t switches;         /* voluntary context switches in this piece: sleeps and waits */
    uint64_t note[4];          /* what the workload counts for its own measures */
    _Atomic unsigned state;    /* what the worker is at, in the workload's own terms */
    _Atomic bool doomed;       /* the workload kills this worker: its death is no fault */
    int refused;               /* errno if the queue's attach() failed, else 0 */
};

/* What concerns all workers. The parent writes it while they wait, before it posts .go. */
struct board {
    uint64_t piece;  /* number of the piece, from 1 */
    size_t workers;  /* that started */
    uint64_t target; /* items that were put before the start */
    uint64_t budget; /* a piece ends after about so many items got; 0: no such limit */
    bool leave;      /* there is no further piece */

    _Alignas(64) _Atomic bool over;       /* everybody, leave this piece */
    _Alignas(64) _Atomic size_t standing; /* workers at the gate, counted over all pieces */
    _Alignas(64) _Atomic size_t working;  /* workers that have not finished this piece */
    _Alignas(64) _Atomic uint64_t ticket; /* for a clock of tickets */
    _Alignas(64) sem_t done;              /* posted by the last worker to finish */
};

struct measure_rig {
    struct board *board;     /* at the start of the mapping */
    struct control *control; /* one per worker, then the filler's and the drainer's */
    struct operation **log;  /* likewise */
    size_t workers;
    size_t limit; /* operations in one worker's log */
    size_t bytes; /* of the mapping */
    struct stamp_clock clock;
};

/* Makes a rig for up to `workers` (1 to WORKERS_MOST) workers and opens the clock. 0, or an errno
 * value. */
int measure_open(struct measure_rig **rig, size_t workers, enum stamp_kind stamp);
void measure_close(struct measure_rig *rig); /* NULL is fine */
const struct stamp_clock *measure_clock(const struct measure_rig *rig);

/* Items got and put so far in this piece by all workers: never more than were. */
uint64_t items_got(const struct measure_rig *rig);
uint64_t items_put(const struct measure_rig *rig);

/* Memory shared with every process forked later, zeroed; NULL when there is none. */
void *shared_memory(size_t bytes);

#define NS_A_SECOND UINT64_C(1000000000)

/* What that clock shows, in ns. */
static inline uint64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * NS_A_SECOND + (uint64_t)now.tv_nsec;
}

/* Monotonic time in ns. */
static inline uint64_t now_ns(void)
{
    return clock_ns(CLOCK_MONOTONIC);
}

#endif
