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
    QUEUE_CLASS(vyukov_backoff),
    QUEUE_CLASS(scq);
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
    &QUEUE_CLASS(vyukov_backoff),
    &QUEUE_CLASS(scq),
    NULL,
};

const struct queue_class *QUEUE_CLASS(find)(const char *name)
{
    for (const struct queue_class *const *queue = QUEUE_CLASS(table); *queue; queue++)
        if (strcmp((*queue)->name, name) == 0)
            return *queue;
    return NULL;
}
