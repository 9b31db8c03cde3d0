/* The instrumented queues that only the explorer's tests know. */
#ifndef QLAB_TESTS_EXPLORE_QUEUES_H
#define QLAB_TESTS_EXPLORE_QUEUES_H

#include "queue/queue.h"

extern const struct queue_class queue_textbook_instrumented; /* Michael and Scott, never freed */
extern const struct queue_class queue_textbook_orders_instrumented; /* with the orders it needs */
extern const struct queue_class queue_freed_instrumented; /* the same, nodes freed too early */

extern const struct queue_class queue_sleeper_instrumented;  /* get waits on a condition */
extern const struct queue_class queue_careless_instrumented; /* looks without the lock */
extern const struct queue_class queue_crossed_instrumented;  /* two locks in opposite orders */
extern const struct queue_class queue_ordered_instrumented;  /* its twin: in one order */
extern const struct queue_class queue_polite_instrumented;   /* gives way for ever */
extern const struct queue_class queue_spinner_instrumented;  /* a spin lock by hand */
extern const struct queue_class queue_rash_instrumented;     /* the same, but get does not wait */
extern const struct queue_class queue_holder_instrumented;   /* put leaves its robust lock held */
extern const struct queue_class queue_patient_instrumented;  /* get waits for a time */
extern const struct queue_class queue_static_instrumented;   /* keeps a count outside its memory */
extern const struct queue_class queue_forker_instrumented;   /* calls what is not modelled */
extern const struct queue_class queue_narrow_instrumented;   /* atomics of every width */
extern const struct queue_class queue_reader_instrumented;   /* calls what is not modelled */
extern const struct queue_class queue_wide_instrumented;     /* atomics of 16 bytes */
extern const struct queue_class queue_late_instrumented;     /* copies what is freed */

extern const struct queue_class queue_fed_instrumented;   /* a thread carries items into a pipe */
extern const struct queue_class queue_piped_instrumented; /* put writes into the pipe itself */
extern const struct queue_class queue_heavy_instrumented; /* one item fits into the pipe, not two */

extern const struct queue_class queue_unpublished_instrumented; /* hands items over unordered */
extern const struct queue_class queue_eager_instrumented; /* races before its first step alone */
extern const struct queue_class queue_published_instrumented; /* its twin with a release */
extern const struct queue_class queue_fenced_instrumented;    /* and with a fence */
extern const struct queue_class queue_peeking_instrumented;   /* looks without the lock */
extern const struct queue_class queue_locked_instrumented;    /* its twin */
extern const struct queue_class queue_bare_instrumented;      /* the ABA mistake */
extern const struct queue_class queue_counted_instrumented;   /* its twin */

extern const struct queue_class queue_eventcount_instrumented; /* a lost wake-up under TSO */
extern const struct queue_class queue_eventcount_fenced_instrumented;
extern const struct queue_class queue_weak_instrumented;   /* a weak compare-exchange, no loop */
extern const struct queue_class queue_strong_instrumented; /* the same, strong */
extern const struct queue_class queue_mixer_instrumented;  /* plain access to a waiting store */
extern const struct queue_class queue_hasty_instrumented;  /* woken, it does not look again */

extern const struct queue_class queue_halves_instrumented; /* reads half of what it stores */
extern const struct queue_class queue_picky_instrumented;  /* looks into its items */

#endif
