/* Small queues after public bug reports: each answers wrongly in its own way. */
#ifndef QLAB_TESTS_EXPLORE_CASES_CASES_H
#define QLAB_TESTS_EXPLORE_CASES_CASES_H

#include "queue/queue.h"

extern const struct queue_class queue_waits_instrumented;   /* the right one */
extern const struct queue_class queue_silent_instrumented;  /* boostorg/sync#11 */
extern const struct queue_class queue_between_instrumented; /* a look, and then a wait */
extern const struct queue_class queue_first_instrumented;   /* apache/pulsar#8765 */
extern const struct queue_class
    queue_trusting_instrumented; /* woken, it does not look again: an item from nowhere */
extern const struct queue_class queue_round_instrumented;   /* waits by going round */
extern const struct queue_class queue_polls_instrumented;   /* waits by looking at the clock */
extern const struct queue_class queue_rounded_instrumented; /* python/cpython#153005 */
extern const struct queue_class queue_blind_instrumented;   /* two-lock-queue#3 */
extern const struct queue_class
    queue_unheard_instrumented; /* a timed get that looks, and waits once */
extern const struct queue_class queue_handed_instrumented; /* dotnet/runtime#132094 */
extern const struct queue_class queue_shy_instrumented;    /* Full with a place left, */
extern const struct queue_class queue_bold_instrumented;   /* and without */
extern const struct queue_class queue_untold_instrumented; /* a put that waits is not woken, */
extern const struct queue_class queue_told_instrumented;   /* and is */
/* One, two, three places whatever capacity is asked for; whose getters tell a put that waits, */
extern const struct queue_class queue_one_ring_instrumented, queue_two_list_instrumented,
    queue_three_ring_instrumented;
/* and do not; */
extern const struct queue_class queue_one_mute_instrumented, queue_two_mute_instrumented;
/* Full is exact; Full with a place left that was filled before; always Full. */
extern const struct queue_class queue_two_exact_instrumented, queue_two_shy_instrumented,
    queue_no_place_instrumented;
extern const struct queue_class queue_stop_instrumented; /* golang/go#14383 */

/* Of futex.c: the right ones, and what is wrong. */
extern const struct queue_class queue_futex_instrumented;
extern const struct queue_class queue_futex_all_instrumented;
extern const struct queue_class queue_futex_first_instrumented; /* wakes at the first item only */
extern const struct queue_class queue_futex_after_instrumented; /* expects what it reads too late */
extern const struct queue_class queue_futex_trusting_instrumented; /* woken, it looks once more */
extern const struct queue_class queue_futex_quiet_instrumented; /* its sleepers are not told of */
extern const struct queue_class queue_futex_plain_instrumented; /* a word of plain code's */

#endif
