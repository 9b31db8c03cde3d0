/* What the workers do with the queue: one workload, one file (names and knobs: lab/lab.h). */
#ifndef QLAB_MEASURE_WORKLOAD_WORKLOAD_H
#define QLAB_MEASURE_WORKLOAD_WORKLOAD_H

#include "measure/measure.h"
#include "measure/record.h"

/* A piece that is over, as its measures see it. */
struct piece {
    const struct history *history; /* the workers' logs in their order, then the filler's, if any */
    const struct tally *tally;     /* what the judge found */
    const struct scenario *scenario;
    const struct control
        *control;      /* one per worker; NULL if a peer ran it: only its history is known */
    const void *table; /* as the workers left it */
    size_t workers;
    uint64_t put_before;   /* items that were put before the start */
    struct random *random; /* for samples_add() */
};

struct workload_class {
    /* The capacity that the queue needs if the scenario names none. */
    size_t (*room)(const struct scenario *scenario);
    /* Bytes of memory that the workers share besides the queue, zeroed before every piece and for
     * worker->table; NULL if they need none. */
    size_t (*table)(const struct scenario *scenario);
    /* What the parent puts before the start; NULL if nothing. The filler has a log of its own. */
    void (*fill)(struct worker *filler);
    /* One worker's part of one piece; returns when that is done or the piece is over. */
    void (*work)(struct worker *worker);
    /* Adds what a piece shows to *measures, whose values begin as NAN; NULL if the workload
     * declares none. 0 or an errno value. */
    int (*measure)(const struct piece *piece, struct readings *readings);
};

/* Around a run: no value yet, and the median of those that have many. */
void readings_begin(struct readings *readings);
void readings_end(struct readings *readings);

/* A duration in stamps as ns; NAN if the stamps do not count time. */
double ticks_ns(const struct history *history, uint64_t ticks);

/* From the first worker's start to the last one's end, ns. Not of a peer's piece. */
double piece_span(const struct piece *piece);

/* Puts items 1 to `items`, as long as they find room. */
void put_items(struct worker *worker, uint64_t items);
/* Puts one item, giving way while the queue is full. False if the piece was over before. */
bool put_one(struct worker *worker, uint64_t item);
/* For workloads that put the knob `items` before the start: room for them all, and the fill. */
size_t items_room(const struct scenario *scenario);
void items_fill(struct worker *filler);

/* What never-empty does, for workloads that look at the same in another way. */
size_t never_empty_room(const struct scenario *scenario);
void never_empty_work(struct worker *worker);

extern const struct workload_class workload_prefilled, workload_never_empty,
    workload_producer_consumer, workload_drain, workload_tries, workload_poll, workload_hold,
    workload_map, workload_tasks, workload_lease, workload_dead_holder, workload_act,
    workload_delay;

/* In the order of enum workload. */
extern const struct workload_class *const workload_classes[WORKLOAD_COUNT];

/* The consumer's step of every workload: `looks` calls of empty(), one get_nowait(), and `work`
 * after an item. False if the piece was over before the get. */
bool take(struct worker *worker, enum queue_answer *answer);

#endif
