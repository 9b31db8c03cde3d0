/* What a condition variable is here: two words over the memory of the real one. */
#ifndef QLAB_EXPLORE_STEPS_CONDITION_H
#define QLAB_EXPLORE_STEPS_CONDITION_H

#include <pthread.h>
#include <stdint.h>

struct model_condition {
    uint32_t waiting; /* workers that wait, as bits */
    uint32_t woken;   /* of those, workers that may go on */
};
_Static_assert(sizeof(struct model_condition) <= sizeof(pthread_cond_t), "fits over the real one");

#endif
