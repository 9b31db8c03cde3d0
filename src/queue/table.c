/* Every queue of the lab, listed by hand in teaching order. */
#include <string.h>

#include "queue/queue.h"

/* clang-format off */
extern const struct queue_class
    QUEUE_CLASS(mutex),
    QUEUE_CLASS(mutex_trylock),
    QUEUE_CLASS(mutex_trylock_busy),
    QUEUE_CLASS(mutex_robust),
    QUEUE_CLASS(mutex_copy_inside),
    QUEUE_CLASS(mutex_copy_outside),
    QUEUE_CLASS(two_lock),
    QUEUE_CLASS(spin_ticket),
    QUEUE_CLASS(two_index),
    QUEUE_CLASS(two_index_exact),
    QUEUE_CLASS(shard_scan),
    QUEUE_CLASS(shard_scan_exact),
    QUEUE_CLASS(semaphore),
    QUEUE_CLASS(semaphore_trylock),
    QUEUE_CLASS(cpython_mp),
    QUEUE_CLASS(cpython_mp_blocking_lock),
    QUEUE_CLASS(cpython_mp_count),
    QUEUE_CLASS(cpython_mp_busy),
    QUEUE_CLASS(michael_scott),
    QUEUE_CLASS(aba),
    QUEUE_CLASS(vyukov),
    QUEUE_CLASS(vyukov_exact),
    QUEUE_CLASS(ring_backoff),
    QUEUE_CLASS(scq),
    QUEUE_CLASS(mpsc_gap),
    QUEUE_CLASS(mpsc_gap_busy),
    QUEUE_CLASS(spsc_release),
    QUEUE_CLASS(spsc_seq_cst);
/* What is no code of this tree cannot be instrumented. */
#ifndef QUEUE_SUFFIX
extern const struct queue_class
    queue_none,
    queue_wfcqueue,
    queue_rculfqueue,
    queue_ck_ring,
    queue_ck_fifo,
    queue_gasyncqueue,
    queue_posix_mq,
    queue_python_mp,
    queue_python_simple,
    queue_python_manager,
    queue_python_thread;
#endif
/* clang-format on */

const struct queue_class *const QUEUE_CLASS(table)[] = {
    &QUEUE_CLASS(mutex),
    &QUEUE_CLASS(mutex_trylock),
    &QUEUE_CLASS(mutex_trylock_busy),
    &QUEUE_CLASS(mutex_robust),
    &QUEUE_CLASS(mutex_copy_inside),
    &QUEUE_CLASS(mutex_copy_outside),
    &QUEUE_CLASS(two_lock),
    &QUEUE_CLASS(spin_ticket),
    &QUEUE_CLASS(two_index),
    &QUEUE_CLASS(two_index_exact),
    &QUEUE_CLASS(shard_scan),
    &QUEUE_CLASS(shard_scan_exact),
    &QUEUE_CLASS(semaphore),
    &QUEUE_CLASS(semaphore_trylock),
    &QUEUE_CLASS(cpython_mp),
    &QUEUE_CLASS(cpython_mp_blocking_lock),
    &QUEUE_CLASS(cpython_mp_count),
    &QUEUE_CLASS(cpython_mp_busy),
    &QUEUE_CLASS(michael_scott),
    &QUEUE_CLASS(aba),
    &QUEUE_CLASS(vyukov),
    &QUEUE_CLASS(vyukov_exact),
    &QUEUE_CLASS(ring_backoff),
    &QUEUE_CLASS(scq),
    &QUEUE_CLASS(mpsc_gap),
    &QUEUE_CLASS(mpsc_gap_busy),
    &QUEUE_CLASS(spsc_release),
    &QUEUE_CLASS(spsc_seq_cst),
#ifndef QUEUE_SUFFIX
    &queue_none,
    &queue_wfcqueue,
    &queue_rculfqueue,
    &queue_ck_ring,
    &queue_ck_fifo,
    &queue_gasyncqueue,
    &queue_posix_mq,
    &queue_python_mp,
    &queue_python_simple,
    &queue_python_manager,
    &queue_python_thread,
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
