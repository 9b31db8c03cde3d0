/* What a condition variable is here: a few words over the memory of the real one. All zero is a
 * fresh one, as the static initialiser makes it. */
#ifndef QLAB_EXPLORE_STEPS_CONDITION_H
#define QLAB_EXPLORE_STEPS_CONDITION_H

#include <pthread.h>
#include <stdint.h>

/* In the place of a wait's clock: the condition's own. */
enum { CONDITION_CLOCK = 0xff };

struct model_condition {
    uint32_t waiting; /* workers that wait, as bits */
    uint32_t woken;   /* of those, workers that may go on */
    int32_t clock;    /* of the deadlines of pthread_cond_timedwait() */
};
_Static_assert(sizeof(struct model_condition) <= sizeof(pthread_cond_t), "fits over the real one");

#endif
