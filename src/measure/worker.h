/* A worker: a thread or a process that waits at the gate, does its part of a piece, and reports. */
#ifndef QLAB_MEASURE_WORKER_H
#define QLAB_MEASURE_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/scenario.h"
#include "measure/rig.h"
#include "queue/queue.h"
#include "stats/stats.h"

struct worker {
    struct measure_rig *rig;
    struct control *control;
    const struct queue_class *queue;
    void *memory; /* the queue's */
    void *part;   /* what the operations are given: the queue's memory, or this worker's part */
    void *table;  /* what the workload's workers share besides; NULL if nothing */
    const struct scenario *scenario;
    struct operation *log;
    size_t index, limit, count; /* count: operations in the log */
    uint64_t returned;          /* stamp of the last return; 0: none yet */
    uint64_t put, got;          /* items, in this piece */
    struct stamp_clock clock;   /* a copy: no shared line is read for a stamp */
    struct random random;
};

/* The worker of that index, with the rig's log and control of that index. It reads its queue from
 * `memory`; all that is pointed to must outlive it. */
struct worker worker_make(struct measure_rig *rig, const struct queue_class *queue, void *memory,
                          const struct scenario *scenario, size_t index, uint64_t seed);

/* Forgets the last piece: empty log, nothing put or got. */
void worker_reset(struct worker *worker);

/* Gets a part of the queue, if the queue has parts, and gives it back. False, and the reason in
 * control->refused, if there is none to be had. */
bool part_attach(struct worker *worker);
void part_detach(struct worker *worker);

/* A worker's whole life: one piece after the other, until the board says leave. */
void worker_live(const struct worker *worker);

/* The n-th item of a worker in a piece, n >= 1: unique in the piece, never 0. */
static inline uint64_t worker_item(const struct worker *worker, uint64_t n)
{
    return (uint64_t)(worker->index + 1) << 40 | n;
}

/* The n of such an item. */
static inline uint64_t item_number(uint64_t item)
{
    return item & ((UINT64_C(1) << 40) - 1);
}

/* Keeps the processor busy for so many ns, or until the piece is over. */
void worker_busy(const struct worker *worker, uint64_t ns);

/* Uses so many ns of processor time, or until the piece is over: unlike worker_busy(), time in
 * which somebody else had the processor does not count as work. */
void worker_compute(const struct worker *worker, uint64_t ns);

/* Kills this worker, a process, with SIGKILL: the workload's doing, and no fault. Does not return.
 */
void worker_die(const struct worker *worker) __attribute__((noreturn));

/* Waits until now_ns() is `due`, or the piece is over. */
void worker_sleep(const struct worker *worker, uint64_t due);

#endif
