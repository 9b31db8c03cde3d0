/* Every queue of the lab, listed by hand in teaching order. */
#include <string.h>

#include "queue/queue.h"

/* clang-format off */
extern const struct queue_class
    QUEUE_CLASS(mutex),
    QUEUE_CLASS(mutex_trylock),
    QUEUE_CLASS(mutex_trylock_busy),
    QUEUE_CLASS(mutex_robust),
    QUEUE_CLASS(two_lock),
    QUEUE_CLASS(semaphore),
    QUEUE_CLASS(semaphore_trylock),
    QUEUE_CLASS(michael_scott),
    QUEUE_CLASS(vyukov),
    QUEUE_CLASS(vyukov_exact),
    QUEUE_CLASS(ring_backoff),
    QUEUE_CLASS(scq);
/* What comes with a library cannot be instrumented. */
#ifndef QUEUE_SUFFIX
extern const struct queue_class
    queue_wfcqueue,
    queue_rculfqueue,
    queue_ck_ring,
    queue_ck_fifo,
    queue_gasyncqueue,
    queue_posix_mq;
#endif
/* clang-format on */

const struct queue_class *const QUEUE_CLASS(table)[] = {
    &QUEUE_CLASS(mutex),
    &QUEUE_CLASS(mutex_trylock),
    &QUEUE_CLASS(mutex_trylock_busy),
    &QUEUE_CLASS(mutex_robust),
    &QUEUE_CLASS(two_lock),
    &QUEUE_CLASS(semaphore),
    &QUEUE_CLASS(semaphore_trylock),
    &QUEUE_CLASS(michael_scott),
    &QUEUE_CLASS(vyukov),
    &QUEUE_CLASS(vyukov_exact),
    &QUEUE_CLASS(ring_backoff),
    &QUEUE_CLASS(scq),
#ifndef QUEUE_SUFFIX
    &queue_wfcqueue,
    &queue_rculfqueue,
    &queue_ck_ring,
    &queue_ck_fifo,
    &queue_gasyncqueue,
    &queue_posix_mq,
#endif
    NULL,
};

const struct queue_class *QUEUE_CLASS(find)(const char *name)
{
    for (const struct queue_class *const *queue = QUEUE_CLASS(table); *queue; queue++)
        if (strcmp((*queue)->name, name) == 0)
            return *queue;
    return NULL;
}
